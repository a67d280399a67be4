import { expect, it } from 'vitest'
import { offerAnswerSchema, type Offer } from '../../protocol/offer.ts'
import { safeParse } from '../../validation/schema.ts'
import { createAnswers } from './answer.ts'
import { readOffer } from './read-offer.ts'

const KEY = 'klp_pk_test_madeup0001'
const lender = (more: object = {}) => ({
  is_active: true,
  min_loan_amount: '25000.00',
  max_loan_amount: '500000.00',
  interest: '2.5',
  ...more,
})
const list = (...data: object[]) => ({ data })

type Row = [what: string, answer: unknown, offer: Offer | undefined]

it.each<Row>([
  ['one lender', list(lender()), { lenders: 1, smallest: 25_000, largest: 500_000, interest: '2.5' }],
  [
    'the lowest rate and the widest bounds of the lenders for the amount',
    list(
      lender(),
      lender({ interest: '2.25', min_loan_amount: '10000' }),
      lender({ interest: '1', min_loan_amount: '90000' }),
    ),
    { lenders: 2, smallest: 10_000, largest: 500_000, interest: '2.25' },
  ],
  [
    'a lender without a public rate',
    list(lender(), lender({ interest: null })),
    { lenders: 2, smallest: 25_000, largest: 500_000 },
  ],
  ...['', ' ', '-1', 'soon', '2000'].map((interest): Row => [
    `a lender with the rate "${interest}"`,
    list(lender({ interest })),
    { lenders: 1, smallest: 25_000, largest: 500_000 },
  ]),
  [
    'a rate with more decimals than a message carries',
    list(lender({ interest: '2.33333' })),
    { lenders: 1, smallest: 25_000, largest: 500_000, interest: '2.3333' },
  ],
  [
    'a lender without bounds',
    list(lender(), lender({ min_loan_amount: null, max_loan_amount: null })),
    { lenders: 2, interest: '2.5' },
  ],
  ['a lender that is not active yet', list(lender({ is_active: false })), { lenders: 0 }],
  [
    'a lender whose minimum is above the amount',
    list(lender({ min_loan_amount: '50000' })),
    { lenders: 0, smallest: 50_000, largest: 500_000 },
  ],
  ['an empty list', list(), { lenders: 0 }],
  ['an answer without a list', { message: 'Hello' }, undefined],
  [
    'a list with unreadable entries',
    list(lender(), [], { is_active: 'yes' }),
    { lenders: 1, smallest: 25_000, largest: 500_000, interest: '2.5' },
  ],
])('the offer is read from %s', (_what, answer, offer) => {
  expect(readOffer(answer, 40_000)).toEqual(offer)
  expect(safeParse(offerAnswerSchema, { id: 1, ...(offer && { terms: offer }) }).success).toBe(true)
})

function ask(answer: () => Response) {
  const sent: { url: string; key: string | null }[] = []
  let time = 0
  const answers = createAnswers({
    base: 'https://api.example',
    now: () => time,
    network: {
      fetch: async (input, init) => {
        sent.push({ url: new Request(input).url, key: new Headers(init?.headers).get('klump-public-key') })
        return answer()
      },
      after: () => () => {},
      afterVisible: () => () => {},
      random: () => 0,
      online: () => true,
      onOnline: () => () => {},
    },
  })
  return { answers, sent, pass: (ms: number) => void (time += ms) }
}

it('the frame requests the lenders once per key and amount in ten minutes', async () => {
  const { answers, sent, pass } = ask(() => Response.json(list(lender())))
  await Promise.all([answers(KEY, 40_000), answers(KEY, 40_000), answers(KEY, 50_000)])
  expect(sent).toEqual([
    { url: 'https://api.example/v1/loans/partners?amount=40000', key: KEY },
    { url: 'https://api.example/v1/loans/partners?amount=50000', key: KEY },
  ])
  pass(10 * 60_000 - 1)
  await answers(KEY, 40_000)
  expect(sent).toHaveLength(2)
  pass(1)
  await answers(KEY, 40_000)
  expect(sent).toHaveLength(3)
})

it('a failed request for the lenders is not kept, and no other is sent for a minute', async () => {
  let status = 429
  const { answers, sent, pass } = ask(() => Response.json(list(lender()), { status }))
  expect(await answers(KEY, 40_000)).toBeUndefined()
  expect(await answers(KEY, 50_000)).toBeUndefined()
  expect(sent).toHaveLength(1)
  status = 200
  pass(60_000)
  expect(await answers(KEY, 40_000)).toMatchObject({ lenders: 1 })
})
