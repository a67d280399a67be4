import { expect, it } from 'vitest'
import { signedIn } from '../testing/browser.ts'
import { listening } from '../testing/listening.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const PENDING = { phoneNumber: '08033333333' }

async function pendingLoan() {
  const standing = await listening()
  const { client } = await walkTo('LOAN_STATUS', 'klump', standing.sandbox, orderOf(40_000), PENDING)
  const { reference } = client.last.body['data'] as { reference: string }
  return { ...standing, reference, browser: await signedIn(standing.sandbox) }
}

it('the dashboard shows transactions with their states, and lets a tester decide for the bank', async () => {
  const { sandbox, reference, browser, receiver } = await pendingLoan()
  expect((await browser.open('/dashboard/transactions')).text).toMatch(/Pending/)
  const page = await browser.send(`/dashboard/transactions/${reference}/decide`, { decision: 'approved' })
  expect(page.text).toContain('The bank has approved this loan.')
  expect(page.text).toContain('Successful')
  expect(page.text).not.toContain('Approve now')
  await sandbox.advance(0)
  expect(receiver.story).toEqual(['initiated new', 'successful successful'])
  const again = await browser.send(`/dashboard/transactions/${reference}/decide`, { decision: 'declined' })
  expect(again.text).toContain('no loan to decide on')
  expect(sandbox.transactions()).toMatchObject([{ status: 'successful' }])
})

it('the dashboard verifies a reference, and shows the answer of the API', async () => {
  const { reference, browser } = await pendingLoan()
  const found = await browser.open(`/dashboard/verify?reference=%20${reference}`)
  expect(found.text).toContain('Status new')
  expect(found.text).toContain('&quot;original_amount&quot;: &quot;40000.00&quot;')
  const missing = await browser.open(`/dashboard/verify?reference=${encodeURIComponent("x'; rm -rf /")}`)
  expect(missing.text).toContain('There is no transaction with this reference.')
  expect(missing.text).toContain('/v1/transactions/x%27%3B%20rm%20-rf%20%2F/verify')
})

it('the dashboard shows webhooks with their attempts, and sends them again', async () => {
  const { sandbox, reference, browser, receiver } = await pendingLoan()
  receiver.answer = 503
  await sandbox.advance(3 * 3_600_000)
  const page = await browser.open('/dashboard/webhooks')
  expect(page.text).toContain('4 attempts, the last one: answered 503.')
  receiver.answer = 200
  const [delivery] = sandbox.webhooks.deliveries()
  await browser.send(`/dashboard/webhooks/${delivery?.id ?? ''}/resend`)
  await sandbox.advance(0)
  expect(receiver.received.at(-1)).toMatchObject({ id: delivery?.id, attempt: 5 })
  expect((await browser.open('/dashboard/webhooks')).text).toContain('Delivered')

  await browser.send(`/dashboard/transactions/${reference}/resend`)
  await sandbox.advance(0)
  expect(receiver.received.at(-1)).toMatchObject({ attempt: 1 })
  expect(receiver.received.at(-1)?.id).not.toBe(delivery?.id)
})

it('the dashboard shows a refused webhook as failed, with the time and zone of its next attempt', async () => {
  const { sandbox, receiver } = await listening()
  receiver.answer = 503
  const browser = await signedIn(sandbox)
  await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
  await sandbox.advance(0)
  const { text } = await browser.open('/dashboard/webhooks')
  expect(text).toContain('>Failed<')
  expect(text).not.toContain('>Queued<')
  expect(text).toMatch(/Next try: <time datetime="[^"]+">\d{1,2} \w{3,4} \d{4}, \d\d:\d\d WAT<\/time>/)
})

it('the dashboard shows a delivered webhook that is sent again as queued until the attempt', async () => {
  const { sandbox } = await listening()
  const browser = await signedIn(sandbox)
  await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
  await sandbox.advance(0)
  const [delivery] = sandbox.webhooks.deliveries()
  await browser.send(`/dashboard/webhooks/${delivery?.id ?? ''}/resend`)
  const { text } = await browser.open('/dashboard/webhooks')
  expect(text).toContain('>Queued<')
  expect(text).not.toContain('>Failed<')
})

it('the dashboard lets a tester advance the clock', async () => {
  const { sandbox } = stand()
  await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
  const browser = await signedIn(sandbox)
  const page = await browser.send('/dashboard/clock', { hours: '24', back: 'transactions' })
  expect(page.text).toContain('1 d ahead')
  expect(page.text).toContain('Abandoned')
  expect((await browser.post('/dashboard/clock', { hours: '1', back: '//evil.example' })).location).toBe(
    '/dashboard/transactions',
  )
})

it('the dashboard keeps the environments apart', async () => {
  const { sandbox, reference, browser } = await pendingLoan()
  sandbox.setMode('live')
  expect((await browser.open('/dashboard/transactions')).text).not.toContain(reference)
  expect((await browser.open('/dashboard/webhooks')).text).not.toContain(reference)
  expect((await browser.open(`/dashboard/transactions/${reference}`)).status).toBe(404)
})
