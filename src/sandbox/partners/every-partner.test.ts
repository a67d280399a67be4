import { describe, expect, it } from 'vitest'
import { partners } from './index.ts'
import { minimumOf } from './minimum.ts'
import { Client } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { Shopper } from '../testing/shopper.ts'
import type { Sandbox } from '../index.ts'

const FLOWS: Record<string, { steps: string[]; end: string }> = {
  polaris: {
    steps: [
      'PARTNER_REQUIREMENTS',
      'ACCOUNT_VERIFICATION',
      'VERIFY_OTP',
      'TERM_CONDITIONS',
      'LOAN_OPTIONS',
      'ACCEPT_LOAN_TERMS',
      'NEW_LOAN',
    ],
    end: 'REDIRECT',
  },
  specta: {
    steps: [
      'ACCOUNT_VERIFICATION',
      'LOGIN',
      'TERM_CONDITIONS',
      'LOAN_OPTIONS',
      'ACCEPT_LOAN_TERMS',
      'NEW_LOAN',
    ],
    end: 'LOAN_STATUS',
  },
  stanbic: {
    steps: [
      'ACCOUNT_VERIFICATION',
      'VERIFY_OTP',
      'TERM_CONDITIONS',
      'LOAN_OPTIONS',
      'ACCEPT_LOAN_TERMS',
      'NEW_LOAN',
    ],
    end: 'LOAN_STATUS',
  },
  fidelity: {
    steps: ['ACCOUNT_VERIFICATION', 'VERIFY_OTP', 'LOAN_OPTIONS', 'ACCEPT_LOAN_TERMS', 'NEW_LOAN'],
    end: 'LOAN_STATUS',
  },
  wema: {
    steps: ['ACCOUNT_VERIFICATION', 'VERIFY_OTP', 'TERM_CONDITIONS', 'LOAN_OPTIONS', 'NEW_LOAN'],
    end: 'LOAN_STATUS',
  },
  klump: { steps: ['CREATE_PHONE_OTP', 'VERIFY_PHONE_OTP', 'LOAN_OPTIONS', 'NEW_LOAN'], end: 'LOAN_STATUS' },
  first_bank: {
    steps: [
      'PARTNER_REQUIREMENTS',
      'ACCOUNT_VERIFICATION',
      'VERIFY_OTP',
      'LOAN_OPTIONS',
      'ACCEPT_LOAN_TERMS',
      'NEW_LOAN',
    ],
    end: 'REDIRECT',
  },
  renmoney: {
    steps: ['BIO_DATA', 'USER_KYC', 'DOCUMENT_VERIFICATION', 'LOAN_OPTIONS', 'ACCEPT_LOAN_TERMS', 'NEW_LOAN'],
    end: 'LOAN_STATUS',
  },
  fcmb_credit_direct: { steps: ['ACCOUNT_VERIFICATION', 'LOAN_OPTIONS', 'NEW_LOAN'], end: 'PAYMENT_LINK' },
}

const SLUGS = Object.keys(FLOWS)
const AMOUNT = 150_000

/** The field by which the sandbox decides for this partner. */
function deciding(slug: string, digit: string): Record<string, string> {
  if (slug === 'klump' || slug === 'fcmb_credit_direct') return { phoneNumber: `080${digit.repeat(8)}` }
  return slug === 'renmoney' ? { bvn: digit.repeat(11) } : { accountNumber: digit.repeat(10) }
}

/** Requests the loan, and confirms it at the bank where that is needed. */
async function askFor(sandbox: Sandbox, slug: string, typed: Record<string, unknown> = {}): Promise<Shopper> {
  const shopper = await new Shopper(sandbox, slug, orderOf(AMOUNT), typed).start()
  await shopper.walkTo(FLOWS[slug]?.end ?? '')
  const { redirect_url: address } = shopper.step
  if (address) {
    const body = new URLSearchParams({ answer: 'approved' })
    await sandbox.fetch(new Request(address, { method: 'POST', body }))
  }
  return shopper
}

it('these tests have a flow for every partner that can be chosen', () => {
  expect(partners.filter(({ offer }) => offer).map(({ slug }) => slug)).toEqual(SLUGS)
})

describe.each(SLUGS)('%s', (slug) => {
  it('reaches an approved loan when the client follows next_step and its fields alone', async () => {
    const { sandbox, pass } = stand()
    const shopper = await askFor(sandbox, slug)
    expect(shopper.names).toEqual(FLOWS[slug]?.steps)
    pass(3000)
    const { body } = await shopper.goOn()
    expect(body).toMatchObject({ is_completed: true, success: true, message: 'Your loan is approved.' })
    expect(sandbox.transactions()).toMatchObject([{ partner: slug, status: 'successful' }])
  })

  it('declines the loan for a test value', async () => {
    const { sandbox, pass } = stand()
    const shopper = await askFor(sandbox, slug, deciding(slug, '1'))
    pass(3000)
    const { body } = await shopper.goOn()
    expect(body).toMatchObject({
      is_completed: true,
      success: false,
      message: 'The bank cannot lend this amount at the moment.',
    })
  })

  it('answers 403 to a shopper who is not eligible, and suggests another bank', async () => {
    const { sandbox } = stand()
    const shopper = await new Shopper(sandbox, slug, orderOf(AMOUNT), deciding(slug, '2')).start()
    await expect(shopper.walkTo('LOAN_OPTIONS')).rejects.toThrow(
      /answered 403: You are not eligible .*another bank/,
    )
  })

  it('leaves the loan undecided for a test value', async () => {
    const { sandbox, pass } = stand()
    const shopper = await askFor(sandbox, slug, deciding(slug, '3'))
    pass(29 * 60_000)
    expect((await shopper.goOn()).body).toMatchObject({ is_completed: false, success: false })
  })
})

it.each(partners.filter(({ offer }) => offer).map((partner) => [partner.slug, minimumOf(partner, 'test')]))(
  'the partner %s lends nothing below %s, its minimum in the list',
  async (slug, minimum) => {
    const { sandbox } = stand()
    const client = new Client(sandbox, orderOf(Number(minimum) - 1))
    expect(await client.choose(slug)).toMatchObject({ is_active: true, min_loan_amount: minimum })
    const shopper = await new Shopper(sandbox, slug, orderOf(Number(minimum) - 1)).start()
    await expect(shopper.walkTo('NEW_LOAN')).rejects.toThrow(`answered 403`)
  },
)
