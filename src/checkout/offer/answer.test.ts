import { expect, it } from 'vitest'
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

it.each([
  ['one lender', list(lender()), { lenders: 1, smallest: 25_000, largest: 500_000, interest: '2.5' }],
  [
    'the least rate of those that lend it, and the widest bounds',
    list(
      lender(),
      lender({ interest: '2.25', min_loan_amount: '10000' }),
      lender({ interest: '1', min_loan_amount: '90000' }),
    ),
    { lenders: 2, smallest: 10_000, largest: 500_000, interest: '2.25' },
  ],
  [
    'a rate that is not public',
    list(lender(), lender({ interest: null })),
    { lenders: 2, smallest: 25_000, largest: 500_000 },
  ],
  [
    'a lender without bounds',
    list(lender(), lender({ min_loan_amount: null, max_loan_amount: null })),
    { lenders: 2, interest: '2.5' },
  ],
  ['one that comes soon', list(lender({ is_active: false })), { lenders: 0 }],
  [
    'none for so little',
    list(lender({ min_loan_amount: '50000' })),
    { lenders: 0, smallest: 50_000, largest: 500_000 },
  ],
  ['nobody', list(), { lenders: 0 }],
  ['no list', { message: 'Hello' }, undefined],
  [
    'rubbish in the list',
    list(lender(), [], { is_active: 'yes' }),
    { lenders: 1, smallest: 25_000, largest: 500_000, interest: '2.5' },
  ],
])('reads %s', (_what, answer, offer) => {
  expect(readOffer(answer, 40_000)).toEqual(offer)
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

it('asks once for each key and amount in ten minutes', async () => {
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

it('asks nothing for a minute after a failure, and does not keep it', async () => {
  let status = 429
  const { answers, sent, pass } = ask(() => Response.json(list(lender()), { status }))
  expect(await answers(KEY, 40_000)).toBeUndefined()
  expect(await answers(KEY, 50_000)).toBeUndefined()
  expect(sent).toHaveLength(1)
  status = 200
  pass(60_000)
  expect(await answers(KEY, 40_000)).toMatchObject({ lenders: 1 })
})
