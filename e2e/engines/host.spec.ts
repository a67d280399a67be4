import { CREDENTIALS, startHost } from '../host/start.ts'
import { shopPage } from '../pages/shop-page.ts'
import { buys } from './buyer.ts'
import { isHere, WEBKIT } from './find.ts'
import { expect, expectOutcome, test } from './test.ts'

test.skip(!isHere(WEBKIT), 'WebKitGTK is not installed: npm run engines')

test('a purchase through a host whose API requires credentials sends no preflight request', async ({
  webkit,
  demo,
  visit,
  buyer,
}) => {
  const host = await startHost(demo)
  try {
    // The page names no address of the checkout: the script finds its checkout by itself.
    const html = shopPage({})
    await visit(
      { name: 'a shop', html: (places) => html(places).replace(/<meta name="klump-checkout"[^>]*>/, '') },
      host.origin,
    )
    await webkit.until(() => typeof window.Klump === 'function')
    await webkit.click(() => document.querySelector('#pay'))
    await buyer.sees('Choose your bank')
    await webkit.enter()
    await buys(buyer)
    await expectOutcome(webkit)
    const log = host.log.join('\n')
    expect(log).toContain('"route":"/v1/loans/account/new-loan/:id"')
    expect(log).not.toContain('OPTIONS')
    for (const word of Object.values(CREDENTIALS)) expect(log).not.toContain(word)
  } finally {
    await host.close()
  }
})
