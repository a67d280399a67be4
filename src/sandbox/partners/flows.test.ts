import { describe, expect, it } from 'vitest'
import { ORIGIN } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const STANBIC_STEPS = [
  'ACCOUNT_VERIFICATION',
  'VERIFY_OTP',
  'TERM_CONDITIONS',
  'LOAN_OPTIONS',
  'ACCEPT_LOAN_TERMS',
  'NEW_LOAN',
]

describe('Stanbic', () => {
  it('goes from the account to an approved loan by next_step alone', async () => {
    const { sandbox, pass } = stand()
    const { client, names } = await walkTo('LOAN_STATUS', 'stanbic', sandbox, orderOf(40_000))
    expect(names).toEqual(STANBIC_STEPS)
    expect(client.last.body['data']).toMatchObject({ status: 'new' })

    await client.goOn()
    expect(client.last.body).toMatchObject({ is_completed: false, success: false })
    pass(3000)
    await client.goOn()
    expect(client.last.body).toMatchObject({
      is_completed: true,
      success: true,
      next_repayment_date: 'Jun 7, 2023',
      transaction: {
        status: 'successful',
        reference: expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/) as string,
      },
    })
  })

  it('gives another plan when the instalments are chosen again', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('LOAN_OPTIONS', 'stanbic', sandbox, orderOf(40_000))
    const options = client.step
    await client.goOn({ installment: '6', repaymentDay: 7, insurerId: '1' })
    client.step = options
    await client.goOn({ installment: 4 })
    expect(client.last).toMatchObject({ status: 200, body: { data: { installment: 4, tenor: 3 } } })
    expect(client.step?.name).toBe('ACCEPT_LOAN_TERMS')
  })

  it('lists insurers', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('LOAN_OPTIONS', 'stanbic', sandbox, orderOf(40_000))
    await client.send('GET', '/loans/partners/insurers?is_live=false&partner=stanbic&amount=40000')
    expect(client.last.body['data']).toContainEqual({ name: expect.any(String) as string, value: '1' })
  })
})

describe('pay in 4', () => {
  it('needs a phone number and its one-time code, and has no step between the plan and the loan', async () => {
    const { sandbox, pass } = stand()
    const { client, names } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(197_000))
    expect(names).toEqual(['CREATE_PHONE_OTP', 'VERIFY_PHONE_OTP', 'LOAN_OPTIONS', 'NEW_LOAN'])
    pass(3000)
    await client.goOn()
    // No day was chosen, so the date is a month after today.
    expect(client.last.body).toMatchObject({ success: true, next_repayment_date: 'Jun 20, 2023' })
    expect(sandbox.transactions()).toMatchObject([{ status: 'successful', partner: 'klump' }])
  })
})

describe('Polaris', () => {
  it.each([
    ['approved', { is_completed: true, success: true, next_repayment_date: 'Jun 20, 2023' }],
    ['declined', { is_completed: true, success: false, message: 'You declined the loan at the bank.' }],
  ])('reports the loan as %s only after the shopper’s answer at the bank', async (answer, outcome) => {
    const { sandbox, pass } = stand()
    const { client, names } = await walkTo('REDIRECT', 'polaris', sandbox, orderOf(200_001))
    expect(names).toEqual(['PARTNER_REQUIREMENTS', ...STANBIC_STEPS])
    const address = client.step?.redirect_url ?? ''
    expect(address).toMatch(
      new RegExp(`^${ORIGIN}/bank/polaris/[0-9a-f]{32}\\?requestId=[^&]+&callback_url=http[^&]+&tenor=4$`),
    )
    pass(60_000)
    expect((await client.goOn()).body).toMatchObject({ is_completed: false })

    const shown = await sandbox.fetch(new Request(address))
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await shown.text()
    expect(page).toContain('Polaris Bank (sandbox)')
    expect(page).toContain('₦214,376.22')
    const form = new URLSearchParams({ answer })
    const pressed = await sandbox.fetch(new Request(address, { method: 'POST', body: form }))
    expect(pressed.status).toBe(303)
    expect((await client.goOn()).body).toMatchObject(outcome)

    // The other button afterwards changes nothing.
    const other = new URLSearchParams({ answer: answer === 'approved' ? 'declined' : 'approved' })
    await sandbox.fetch(new Request(address, { method: 'POST', body: other }))
    expect((await client.goOn()).body).toMatchObject(outcome)
  })

  it('has no bank page for an unknown token', async () => {
    const { sandbox } = stand()
    const shown = await sandbox.fetch(new Request(`${ORIGIN}/bank/polaris/${'0'.repeat(32)}`))
    expect(shown.status).toBe(404)
  })
})
