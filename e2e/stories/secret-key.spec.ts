import { overlayFileLoads } from '../pages/overlay.ts'
import { expect, test } from '../support/test.ts'

const SECRET = 'klp_sk_test_madeup0001madeup0001'

test('a secret key is refused before any request, and not repeated', async ({ page, demo, wire }) => {
  await page.goto(demo.origins.shop)
  // klump.js requests it when the page is idle: it must not count as a request of the opening.
  await overlayFileLoads(page)
  // The banner asks for the lenders' rates when it is seen. On a busy machine that would be during the opening.
  await page.locator('klump-banner').scrollIntoViewIfNeeded()
  await expect.poll(() => wire.sent.some(({ url }) => url.pathname === '/v1/loans/partners')).toBe(true)
  await wire.settle()
  const before = wire.sent.length

  const outcome = await page.evaluate(async (secret) => {
    const Klump = (window as unknown as { Klump: new (options: object) => { result: Promise<unknown> } })
      .Klump
    const order = { amount: 100, currency: 'NGN', items: [{ name: 'Pot', unit_price: 100, quantity: 1 }] }
    let thrown: unknown
    try {
      new Klump({ publicKey: secret, data: order })
    } catch (error) {
      thrown = error
    }
    const data = { ...order, meta_data: { nested: [{ config: secret }] } }
    const heard: unknown[] = []
    const klump = new Klump({
      publicKey: 'klp_pk_test_madeup0001',
      data,
      onError: (error: unknown) => heard.push(error),
    })
    const result = (await klump.result) as { status: string; error: Error & { code: string } }
    const said = (error: unknown) => `${(error as { code: string }).code}: ${(error as Error).message}`
    return { thrown: said(thrown), status: result.status, error: said(result.error), heard: heard.map(said) }
  }, SECRET)

  expect(outcome.thrown).toMatch(/^secret_key: publicKey: .*replace it/)
  expect(outcome.status).toBe('failed')
  expect(outcome.error).toMatch(/^secret_key: data\.meta_data\.nested\[0\]\.config: /)
  expect(outcome.heard).toEqual([outcome.error])
  expect(JSON.stringify(outcome)).not.toContain(SECRET)
  await expect(page.locator('klump-overlay')).toHaveCount(0)
  await wire.settle()
  expect(wire.sent.slice(before).map(({ url }) => url.href)).toEqual([])
  // The console reports it once, without the key.
  expect(await wire.takeConsoleOnceItHas(/data\.meta_data\.nested\[0\]\.config/)).toHaveLength(1)
})
