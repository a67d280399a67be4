import { shopPage } from '../pages/shop-page.ts'
import { fileOf } from '../pages/shops/files.ts'
import { loadingShops, secondOpening, swappingShops, twoCopies } from '../pages/shops/life-cycles.ts'
import { hotkeyShop, modalShops, smoothShop } from '../pages/shops/modals.ts'
import { oldBrowserShops } from '../pages/shops/old-browsers.ts'
import { guardedShops } from '../pages/shops/policies.ts'
import { serveSpoilt, SOLD, SPOILT_PAGES } from '../hostile/support/by-itself.ts'
import { framedShop, preview } from '../pages/shops/sandboxes.ts'
import { styledShops } from '../pages/shops/styles.ts'
import { WebDriverShopper, buys } from './buyer.ts'
import { isHere, WEBKIT } from './find.ts'
import { named } from './inside.ts'
import { poll } from './poll.ts'
import { expect, expectOutcome, expectSale, test } from './test.ts'
import { KEYS } from './web-driver.ts'

// The tests of ../pages under the same names, with the same five expectations.

test.skip(!isHere(WEBKIT), 'WebKitGTK is not installed: npm run engines')

for (const shop of [...guardedShops, ...styledShops, ...loadingShops])
  test(`a page with ${shop.name} sells`, async ({ webkit, visit, buyer }) => {
    test.skip(
      shop.name.includes('COOP'),
      'WebKit has no `credentialless`, with which the checkout comes: one reads that it did not load',
    )
    await visit(shop)
    // On a zoomed page the driver misses the element.
    await expectSale(webkit, buyer, shop.name === 'a zoomed page' ? 'by keyboard' : 'by mouse')
  })

for (const [what, spoilt] of SPOILT_PAGES)
  test(`a page with ${what} completes a purchase`, async ({ webkit }) => {
    const { origin, close } = await serveSpoilt(spoilt)
    await webkit.goTo(origin)
    await webkit.until(() => location.pathname === '/sold')
    expect(await webkit.run(() => location.search)).toBe(SOLD)
    await close()
  })

const note = () => document.querySelector('[aria-label=Note]')

for (const shop of modalShops)
  test(`the checkout opens over ${shop.name}, which works afterwards`, async ({ webkit, visit, buyer }) => {
    await visit(shop)
    await webkit.click(named, 'button', 'Open the basket')
    await webkit.click(note)
    await webkit.type('leave it ')

    await expectSale(webkit, buyer)

    await webkit.click(note)
    await webkit.press(KEYS.End)
    await webkit.type('at the door')
    expect(await webkit.run(() => document.querySelector<HTMLInputElement>('[aria-label=Note]')?.value)).toBe(
      'leave it at the door',
    )
    await webkit.click(named, 'button', 'Close the basket')
    await webkit.until(() => !document.querySelector('[aria-label=Note]')?.checkVisibility())
  })

test('the page’s hotkeys do not fire while the shopper types in the checkout', async ({
  webkit,
  visit,
  buyer,
}) => {
  const fired = () => document.querySelector('#fired')?.textContent
  await visit(hotkeyShop)
  await expectSale(webkit, buyer)
  expect(await webkit.run(fired)).toBe('0')
  await webkit.press('x')
  expect(await webkit.run(fired)).not.toBe('0')
})

test('a smooth-scroll library does not scroll the page behind the overlay', async ({
  webkit,
  visit,
  buyer,
}) => {
  const scrolled = () => webkit.run(() => Math.round(scrollY))
  await visit(smoothShop)
  // WebKit drops turns of the wheel until it has painted the page.
  const turn = async (by: number, isThere: () => boolean) =>
    await poll(`a turn of the wheel by ${by}`, 25_000, async () => {
      await webkit.wheel(640, 400, by)
      return await webkit.run(isThere)
    })
  await turn(100, () => scrollY > 50)
  await turn(-400, () => scrollY < 1)

  await webkit.click(() => document.querySelector('#pay'))
  await buyer.sees('Choose your bank')
  await webkit.enter()
  for (const [x, y] of [
    [640, 400],
    [20, 20],
  ] as const)
    await webkit.wheel(x, y, 1200)
  // Waits as long as the library needs to scroll.
  await webkit.run(async () => {
    for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame)
  })
  expect(await scrolled()).toBe(0)
  await buyer.closes()
})

for (const shop of swappingShops)
  test(`the shopper can buy after ${shop.name} has swapped the page`, async ({ webkit, visit, buyer }) => {
    await visit(shop)
    await webkit.run(() => document.querySelector('main')?.setAttribute('data-old', ''))
    await webkit.click(() => document.querySelector('#next'))
    await webkit.until(() => location.search === '?next' && !document.querySelector('main[data-old]'))
    await webkit.until(() => 'shop' in window)
    await expectSale(webkit, buyer)
  })

test('the overlay stays open when the page swaps its body, and destroy() ends it with one outcome', async ({
  webkit,
  visit,
  buyer,
}) => {
  await visit({ name: 'swap', html: shopPage({}) })
  await webkit.click(() => document.querySelector('#pay'))
  await buyer.sees('Choose your bank')
  await webkit.enter()
  await webkit.run(() => document.body.replaceWith(document.createElement('body')))
  await webkit.until(() => document.querySelector('klump-overlay')?.checkVisibility())
  await webkit.run(() => window.shop.klump?.destroy())
  await buyer.isBack()
  await webkit.until(() => window.shop.outcome)
  expect(await webkit.run(() => window.shop.log)).toEqual(['load', 'open', 'close', 'result cancelled'])
})

test('two copies of the package on one page open one overlay', async ({ webkit, visit, buyer }) => {
  await visit(twoCopies)
  await webkit.until(() => 'fromNpm' in window)
  await webkit.click(() => document.querySelector('#pay'))
  await buyer.sees('Choose your bank')
  await webkit.enter()
  expect(await webkit.run(secondOpening)).toBe('already_open')
  expect(await buyer.takeConsole()).toEqual([expect.stringContaining('one is open at a time')])
  expect(await webkit.run(() => document.querySelectorAll('klump-overlay').length)).toBe(1)
  await buys(buyer)
  await expectOutcome(webkit)
})

test('the overlay can be used after a view transition of the page', async ({ webkit, visit, buyer }) => {
  await visit({ name: 'view transition', html: shopPage({}) })
  await webkit.click(() => document.querySelector('#pay'))
  await buyer.sees('Choose your bank')
  await webkit.enter()
  await webkit.run(async () => {
    await document.startViewTransition(() => {
      document.querySelector('main')?.append('changed')
    }).finished
  })
  await buys(buyer)
  await expectOutcome(webkit)
})

test('the shopper can pay after leaving the page and coming back by the back button', async ({
  webkit,
  visit,
  buyer,
}) => {
  const { shop } = await visit({ name: 'back', html: shopPage({}) })
  await webkit.click(() => document.querySelector('#pay'))
  await buyer.sees('Choose your bank')
  await webkit.enter()
  await webkit.goTo(`${shop}/elsewhere`)
  await webkit.back()
  await webkit.until(() => 'shop' in window && typeof window.Klump === 'function')
  if (await webkit.run(() => !document.querySelector('klump-overlay')))
    await webkit.click(() => document.querySelector('#pay'))
  await buys(buyer)
  await expectOutcome(webkit)
})

for (const shop of oldBrowserShops)
  test(`a browser without ${shop.name} reports unsupported_browser and leaves the page unchanged`, async ({
    webkit,
    visit,
    buyer,
  }) => {
    await visit(shop)
    await webkit.until(() => typeof window.Klump === 'function')
    const before = await webkit.run(() => document.documentElement.outerHTML)
    await webkit.click(() => document.querySelector('#pay'))
    await webkit.until(() => window.shop.outcome)
    expect(await webkit.run(() => window.shop.log)).toEqual([
      'error unsupported_browser',
      'close',
      'result failed',
    ])
    expect(await webkit.run(() => document.documentElement.outerHTML)).toBe(before)
    expect(await buyer.takeConsole()).toEqual([expect.stringContaining('Klump needs a browser with')])
  })

const frame = () => document.querySelector('iframe')

test('a page in a sandboxed frame that keeps its origin sells', async ({ webkit, visit }) => {
  const { shop } = await visit(framedShop)
  await visit(preview(shop, 'allow-scripts allow-same-origin allow-forms allow-popups'))
  await webkit.enter(frame)
  await webkit.until(() => typeof window.Klump === 'function')
  await webkit.click(() => document.querySelector('#pay'))
  const buyer = new WebDriverShopper(webkit, [frame])
  await buys(buyer)
  await expectOutcome(webkit)
  expect(await buyer.takeConsole()).toEqual([])
})

test('a page in a sandboxed frame without an origin receives opaque_origin at once', async ({
  webkit,
  visit,
}) => {
  const { shop } = await visit(framedShop)
  await visit(preview(shop, 'allow-scripts allow-forms allow-popups'))
  await webkit.enter(frame)
  await webkit.until(() => typeof window.Klump === 'function')
  await webkit.click(() => document.querySelector('#pay'))
  await webkit.until(() => window.shop.outcome)
  expect(await webkit.run(() => window.shop.log)).toEqual(['error opaque_origin', 'close', 'result failed'])
  expect(await webkit.run(() => document.querySelectorAll('klump-overlay').length)).toBe(0)
})

test('a page that was opened from a file opens the checkout', async ({ webkit, visit, buyer }) => {
  const places = await visit({ name: 'a file', html: shopPage({}) })
  const file = fileOf(places)
  try {
    await webkit.goTo(file.url)
    await webkit.until(() => typeof window.Klump === 'function')
    await webkit.click(() => document.querySelector('#pay'))
    await webkit.until(() => window.shop.log.includes('open'))
    await webkit.run(() => window.shop.klump?.close())
    await webkit.until(() => window.shop.outcome)
    expect(await webkit.run(() => window.shop.log)).toEqual(['load', 'open', 'close', 'result cancelled'])
    await buyer.isBack()
  } finally {
    file.remove()
  }
})
