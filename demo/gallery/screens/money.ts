import { attack } from './attack.ts'
import type { Group } from './screen.ts'
import {
  CONSENT,
  SPLIT,
  throughKlumpCode,
  toFidelitySplit,
  toPolarisPreview,
  toPolarisTerms,
  toPreview,
  toSplit,
  toTerms,
} from './ways.ts'

export const money: Group = {
  title: 'Terms and money',
  screens: [
    { id: 'terms', caption: 'The bank’s terms', at: 'terms', walk: toTerms },
    {
      id: 'terms-coming',
      caption: 'They are on their way',
      at: 'terms',
      replies: { '/loans/partners/terms-and-conditions': 'silence' },
      walk: toPolarisTerms,
    },
    { id: 'split', caption: 'Stanbic: instalments, day, insurer', at: 'split', walk: toSplit },
    {
      id: 'split-quoted',
      caption: 'What each comes to, before one is gone on with',
      at: 'split',
      async walk(shopper) {
        await toSplit(shopper)
        await shopper.types(SPLIT)
        await shopper.waits(400)
      },
    },
    {
      id: 'split-insurers-coming',
      caption: 'The insurers are on their way',
      at: 'split',
      replies: { '/loans/partners/insurers': 'silence' },
      walk: toSplit,
    },
    {
      id: 'split-errors',
      caption: 'Nothing is chosen',
      at: 'split',
      async walk(shopper) {
        await toSplit(shopper)
        await shopper.continues()
      },
    },
    {
      id: 'split-sending',
      caption: 'The plan is worked out',
      at: 'split',
      replies: { '/loans/account/repayments-detail': 'silence' },
      async walk(shopper) {
        await toSplit(shopper)
        await shopper.continues(SPLIT)
      },
    },
    {
      id: 'split-pay-now',
      caption: 'Fidelity: too little to pay now',
      at: 'split',
      async walk(shopper) {
        await toFidelitySplit(shopper)
        await shopper.continues({ installment: '9', downpayment_amount: '5,000' })
      },
    },
    {
      id: 'split-passing',
      caption: 'Klump has one: its plan is worked out at once',
      at: 'split',
      replies: { '/loans/account/repayments-detail': 'silence' },
      walk: throughKlumpCode,
    },
    {
      id: 'split-only-one',
      caption: 'Klump: pay in 4, after “Change”',
      at: 'split',
      async walk(shopper) {
        await throughKlumpCode(shopper)
        await shopper.does({ type: 'back' })
      },
    },
    {
      id: 'wallet',
      caption: 'A refund wallet may pay a part',
      at: 'form',
      traits: ['refund-wallet'],
      walk: throughKlumpCode,
    },
    {
      id: 'preview-wallet',
      caption: 'What is left to pay today',
      at: 'preview',
      traits: ['refund-wallet'],
      async walk(shopper) {
        await throughKlumpCode(shopper)
        await shopper.continues({ use_wallet: 'yes' })
      },
    },
    { id: 'preview', caption: 'Stanbic: down payment, charges apart', at: 'preview', walk: toPreview },
    {
      id: 'preview-attacked',
      caption: 'The same on a page that tries to hide it',
      at: 'preview',
      looksAs: 'preview',
      ...attack,
      walk: toPreview,
    },
    {
      id: 'preview-unticked',
      caption: 'The consent is not ticked',
      at: 'preview',
      async walk(shopper) {
        await toPreview(shopper)
        await shopper.continues()
      },
    },
    {
      id: 'preview-ticked',
      caption: 'Agreed to, and not yet sent',
      at: 'preview',
      async walk(shopper) {
        await toPreview(shopper)
        await shopper.types(CONSENT)
      },
    },
    {
      id: 'preview-nothing-today',
      caption: 'Polaris: nothing down, a fee today',
      at: 'preview',
      walk: toPolarisPreview,
    },
    {
      id: 'preview-pay-in-4',
      caption: 'Klump: no charges',
      at: 'preview',
      walk: throughKlumpCode,
    },
    {
      id: 'preview-large',
      caption: 'Ten million in twelve',
      at: 'preview',
      order: { amount: 9_876_543 },
      async walk(shopper) {
        await toFidelitySplit(shopper)
        await shopper.continues({ installment: '12', downpayment_amount: '1,234,567.89' })
      },
    },
  ],
}
