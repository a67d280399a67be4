import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { differences, type Json } from './testing/differences.ts'
import { Shopper } from './testing/shopper.ts'
import { orderOf, stand } from './testing/stand.ts'

/*
 * The sandbox's answers, compared with the published ones. The files are read as plain JSON, without the checkout's
 * parser, so that the two read the contract independently.
 */

function published(name: string): Json {
  return JSON.parse(readFileSync(new URL(`published/${name}.json`, import.meta.url), 'utf8')) as Json
}

/** Makes a purchase with the day and the order of a published answer. Returns the last answer to each call. */
async function purchase(slug: string, now: number, amount: number, chosen: Record<string, unknown>) {
  const { sandbox } = stand({ clock: () => now })
  const answers = new Map<string, string>()
  const watched = {
    ...sandbox,
    fetch: async (request: Request) => {
      const response = await sandbox.fetch(request)
      answers.set(new URL(request.url).pathname.replace('/v1', ''), await response.clone().text())
      return response
    },
  }
  const shopper = new Shopper(watched, slug, orderOf(amount, { meta_data: { customer: 'user-1' } }), chosen)
  await (await shopper.start()).walkTo(slug === 'polaris' ? 'REDIRECT' : 'LOAN_STATUS')
  return (path: string) => JSON.parse(answers.get(path) ?? 'null') as Record<string, Json>
}

/** Runs `make` once, for the first test that needs it. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Sentences, names, ids, tokens and addresses were replaced before publication: only their type is compared. */
const FILLED_IN = [
  'message',
  '**.message',
  '**.title',
  '**.subtitle',
  '**.smalltext',
  '**.list.*.text',
  '**.create_partner_account_text',
  '**.create_partner_account_url',
  '**.logo',
]

const inMay = once(() =>
  purchase('stanbic', Date.UTC(2023, 4, 20, 9), 40_000, { installment: 6, repaymentDay: 7 }),
)

describe('Stanbic, 40 000 naira in 6 instalments on 20 May 2023', () => {
  it('repayments-detail answers exactly the published plan', async () => {
    const { data } = (await inMay())('/loans/account/repayments-detail')
    expect(JSON.stringify(data)).toBe(JSON.stringify(published('repayments-detail.stanbic')))
  })

  it('verification answers as published', async () => {
    const given = (await inMay())('/loans/account/verification')
    expect(differences(given, published('account-verification.stanbic'), FILLED_IN)).toEqual([])
  })

  it('verify-otp answers as published: a token of 2 kB, a whole user, and the terms in the step', async () => {
    const given = (await inMay())('/loans/account/verify-otp')
    const typeOnly = [
      ...FILLED_IN,
      '**.display_data.text',
      'data.token',
      ...['id', 'firstname', 'lastname', 'email', 'avatar'].map((name) => `data.user.${name}`),
    ]
    const file = published('verify-otp.stanbic') as { data: { token: string } }
    expect(differences(given, file, typeOnly)).toEqual([])
    expect((given['data'] as { token: string }).token).toHaveLength(file.data.token.length)
  })
})

describe('Stanbic, an order below 40 000 naira', () => {
  it('terms-and-conditions answers as published: numbers as options, hidden fields without a value', async () => {
    const answer = await purchase('stanbic', Date.UTC(2023, 4, 20, 9), 30_000, { installment: 4 })
    const given = answer('/loans/partners/terms-and-conditions')
    const typeOnly = [...FILLED_IN, 'data.text']
    expect(differences(given, published('terms-and-conditions.stanbic'), typeOnly)).toEqual([])
  })
})

it('the terms of the sandbox have the structure and about the length of the published terms', async () => {
  const answer = await inMay()
  const { text } = answer('/loans/partners/terms-and-conditions')['data'] as { text: string }
  const file = published('terms-and-conditions.stanbic') as { data: { text: string } }
  const tags = (html: string) => [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replaceAll(/\s+/g, ' '))
  const entities = (html: string) => [...new Set(html.match(/&[#\w]+;/g))].sort()
  expect(tags(text)).toEqual(tags(file.data.text))
  expect(entities(text)).toEqual(entities(file.data.text))
  expect(text.length / file.data.text.length).toBeGreaterThan(0.95)
  expect(text.length / file.data.text.length).toBeLessThan(1.1)
  const step = (answer('/loans/account/verify-otp')['next_step'] ?? {}) as { display_data: { text: string } }
  expect(step.display_data.text).toBe(text)
})

describe('Polaris, 200 001 naira in 4 instalments on 15 October 2023', () => {
  const file = published('new-loan.polaris') as { data: Record<string, Json> }
  const inOctober = once(() =>
    purchase('polaris', Date.UTC(2023, 9, 15, 22, 10, 20, 941), 200_001, { installment: 4 }),
  )

  it('new-loan answers exactly the published plan for the bank', async () => {
    const answer = await inOctober()
    const data = answer('/loans/account/new-loan')['data'] as Record<string, Json>
    const plan = file.data['processor_webhook_data']
    expect(JSON.stringify(data['processor_webhook_data'])).toBe(JSON.stringify(plan))
    expect(answer('/loans/account/repayments-detail')['data']).toEqual(plan)
  })

  it('new-loan answers its other fields as published', async () => {
    const typeOnly = [
      ...FILLED_IN,
      'next_step.redirect_url',
      'next_step.api',
      ...['user_id', 'reference', 'req_id', 'merchant_id', 'id', 'partnerReference'].map(
        (name) => `data.${name}`,
      ),
    ]
    const given = (await inOctober())('/loans/account/new-loan')
    expect(differences(given, file, typeOnly)).toEqual([])
  })
})

describe('the list of partners, like the published one,', () => {
  const file = (published('partners') as { data: { slug: string }[] }).data
  // These partners are open here, so that their flows can be tested: see "open partners" in assumed.ts.
  const opened = ['**.name', '**.is_active', '**.min_loan_amount']
  const typeOnly = [...FILLED_IN, '**.placeholder', '**.callback_url']

  it.each(file.map((partner) => [partner.slug, partner] as const))('describes %s', async (slug, partner) => {
    const list = (await inMay())('/loans/partners')['data'] as unknown as { slug: string }[]
    const given = list.find((each) => each.slug === slug) as unknown as Json
    const ignored = ['fidelity', 'wema'].includes(slug) ? opened : []
    expect(differences(given, partner as unknown as Json, typeOnly, ignored)).toEqual([])
  })

  it('has its order, and "(coming soon)" in the name of each inactive partner', async () => {
    const list = (await inMay())('/loans/partners')['data'] as unknown as {
      slug: string
      name: string
      is_active: boolean
    }[]
    expect(list.slice(0, file.length).map(({ slug }) => slug)).toEqual(file.map(({ slug }) => slug))
    for (const { name, is_active } of list) expect(name.endsWith(' (coming soon)')).toBe(!is_active)
  })
})
