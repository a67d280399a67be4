import { inFull, sampled } from '../support/sample.ts'
import { expect, test, type Hostile } from './support/test.ts'

// The checkout does not load. The overlay reports it without waiting for the limit of twenty seconds.

const panel = { name: 'The checkout did not load' }

const REFUSED: readonly [string, Parameters<Hostile['visit']>[0]][] = [
  ['by X-Frame-Options of the checkout', { checkout: { headers: { 'x-frame-options': 'DENY' } } }],
  [
    'by frame-ancestors of the checkout',
    { checkout: { headers: { 'content-security-policy': "frame-ancestors 'none'" } } },
  ],
  [
    'by Cross-Origin-Embedder-Policy of the page',
    {
      headers: {
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
      },
    },
  ],
  ['because its address has another page', { checkout: { body: '<p>A login page' } }],
  ['because the checkout answers 404', { checkout: { status: 404, body: 'Not found' } }],
  ['because the checkout’s server fails', { checkout: { status: 500, body: '' } }],
]

for (const [[why, visit], details] of sampled(REFUSED, 1))
  test(
    `the overlay reports a frame that is refused ${why}, and offers another try`,
    details,
    async ({ hostile, page }) => {
      await hostile.visit(visit)
      await hostile.pay()
      await expect(page.getByRole('heading', panel)).toBeVisible()
      await page.getByRole('button', { name: 'Try again' }).click()
      await expect(page.getByRole('heading', panel)).toBeVisible()
      await page.locator('klump-overlay').getByText('Close', { exact: true }).click()
      await hostile.endsWith({ status: 'failed', code: 'frame_blocked' }, ['onError', 'onClose'])
      await hostile.leavesNothing()
    },
  )

test('the overlay reports a frame that the page’s frame-src forbids, and the console names what to add', async ({
  hostile,
  page,
}) => {
  await hostile.visit({ headers: { 'content-security-policy': "frame-src 'self'" } })
  await hostile.pay()
  await expect(page.getByRole('heading', panel)).toBeVisible()
  await page.locator('klump-overlay').getByText('Close', { exact: true }).click()
  await hostile.endsWith({ status: 'failed', code: 'frame_blocked' }, ['onError', 'onClose'])
  await expect.poll(() => hostile.said.at(-1)).toContain(`add ${hostile.klump.origin} to its frame-src`)
})

test('the checkout opens when the frame loads at the second try', inFull, async ({ hostile, page }) => {
  await hostile.visit({ checkout: { status: 503, body: 'One moment' } })
  await hostile.pay()
  await expect(page.getByRole('heading', panel)).toBeVisible()
  hostile.mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => hostile.heard()).toEqual(['onLoad', 'onOpen'])
})

test(
  'a page whose script-src forbids the overlay’s file receives overlay_unavailable, and shows nothing',
  inFull,
  async ({ hostile }) => {
    await hostile.visit({
      headers: { 'content-security-policy': `script-src 'unsafe-inline' ${hostile.klump.origin}/klump.js` },
    })
    await hostile.pay()
    await hostile.endsWith({ status: 'failed', code: 'overlay_unavailable' }, ['onError', 'onClose'])
  },
)
