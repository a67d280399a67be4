import { ApiFailure } from '../../../src/checkout/model/failure.ts'
import { refusal } from '../stage/klump.ts'
import { unknown } from './made-up-banks.ts'
import type { Group } from './screen.ts'

const noContact = { order: { email: '', phone: '' } }

export const start: Group = {
  title: 'Beginning',
  screens: [
    {
      id: 'starting',
      caption: 'The order is on its way to Klump',
      at: 'starting',
      replies: { '/transactions/initiate': 'silence' },
    },
    {
      id: 'starting-failed',
      caption: 'Klump cannot be reached',
      at: 'starting',
      replies: { '/transactions/initiate': new ApiFailure('unreachable', 'The connection failed.') },
    },
    { id: 'contact', caption: 'The shop knows no email and no phone', at: 'contact', ...noContact },
    {
      id: 'contact-errors',
      caption: 'Both are wrong',
      at: 'contact',
      ...noContact,
      walk: (shopper) => shopper.continues({ email: 'ada@', phone: '0801 234' }),
    },
    { id: 'contact-phone', caption: 'Only the phone is missing', at: 'contact', order: { phone: '' } },
    { id: 'banks', caption: 'All banks for a large order', at: 'banks' },
    {
      id: 'banks-some',
      caption: 'Some do not lend this little',
      at: 'banks',
      order: { amount: 40_000 },
    },
    {
      id: 'basket',
      caption: 'What the amount is for',
      at: 'banks',
      unfolds: true,
      order: {
        amount: 197_000,
        items: [
          { name: 'Chest freezer, 200 litres', unit_price: 182_000, quantity: 1 },
          { name: 'Extension cable, 5 m', unit_price: 6_500, quantity: 2 },
        ],
        shipping_fee: 4_000,
        discount: 2_000,
      },
    },
    { id: 'banks-unknown', caption: 'Banks that have no mark', at: 'banks', partners: unknown },
    {
      id: 'no-bank',
      caption: 'No bank lends this little',
      at: 'problem',
      order: { amount: 800 },
    },
    {
      id: 'order-refused',
      caption: 'Klump refuses the order',
      at: 'problem',
      replies: { '/transactions/initiate': refusal(400, 'The amount is not the sum of the items.') },
    },
    {
      id: 'order-sent-before',
      caption: 'The order has a loan already',
      at: 'problem',
      replies: {
        '/transactions/initiate': refusal(409, 'Merchant reference must be unique for transaction.'),
      },
    },
  ],
}
