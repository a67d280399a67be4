import { inFull, sampled } from '../support/sample.ts'
import { expect, test, type Hostile } from '../hostile/support/test.ts'

/*
 * What public integrations do after a purchase. Each page ends where its own code leads, with and without a `redirect_url`, in each
 * callback in which a page can act.
 */

const REFERENCE = 'KLP-1662-348036-0961'
const success = { status: 'success', reference: REFERENCE }

interface Shape {
  readonly does: string
  readonly code: string
  /** The title of the last page. `Shop` is the page on which the purchase began. */
  readonly ends: string
  /** A condition for a page that stays: evaluated in the page until it is true. */
  readonly stays?: string
}

const SHAPES: readonly Shape[] = [
  { does: 'submits a form', code: 'document.forms[0].submit()', ends: 'Placed' },
  { does: 'submits a form as a click would', code: 'document.forms[0].requestSubmit()', ends: 'Placed' },
  { does: 'sets location.href', code: 'location.href = "/placed"', ends: 'Placed' },
  { does: 'calls location.replace', code: 'location.replace("/placed")', ends: 'Placed' },
  { does: 'clicks a link', code: 'document.querySelector("#thanks").click()', ends: 'Placed' },
  {
    does: 'goes on with its router',
    code: 'history.pushState({}, "", "/order/7")',
    ends: 'Shop',
    stays: 'location.pathname === "/order/7"',
  },
  {
    does: 'goes on with a router in the hash',
    code: 'location.hash = "#/order/7"',
    ends: 'Shop',
    stays: 'location.hash === "#/order/7"',
  },
  {
    does: 'places the order, then leaves',
    code: 'fetch("/place", { method: "POST" }).then(() => (location.href = "/placed"))',
    ends: 'Placed',
  },
  {
    does: 'returns a promise that takes eight seconds, then leaves',
    code: 'return new Promise((resolve) => setTimeout(resolve, 8000)).then(() => (location.href = "/placed"))',
    ends: 'Placed',
  },
]

// The tested waits, and the page's own of eight seconds, take a tenth of the time. Not for a page that sends requests: those take the time
// of real connections.
const SHORT_WAITS = `
  const real = window.setTimeout
  window.setTimeout = (then, ms, ...more) => real(then, [3000, 5000, 8000, 15000].includes(ms) ? ms / 10 : ms, ...more)`

const PLACES = ['onSuccess', 'onClose', 'result'] as const

async function buy(hostile: Hostile, place: (typeof PLACES)[number], code: string, redirects: boolean) {
  const { shop } = hostile
  shop.put('/placed', { body: '<title>Placed</title>' })
  shop.put('/place', { body: 'placed' })
  shop.put('/redirected', { body: '<title>Redirected</title>' })
  await hostile.visit({
    before: code.includes('fetch(') ? '' : SHORT_WAITS,
    callbacks: place === 'result' ? {} : { [place]: code },
    body: '<form action="/placed" method="post"><input name="order" value="7"></form><a id="thanks" href="/placed">Thanks</a>',
  })
  const order = `{ amount: 4100, currency: 'NGN', items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }]${
    redirects ? ", redirect_url: location.origin + '/redirected'" : ''
  } }`
  await hostile.opens(`{ data: ${order} }`)
  if (place === 'result') await hostile.run(`void klump.result.then(() => { ${code} })`)
  await hostile.says({ type: 'approved', reference: REFERENCE })
  // The page may be leaving while it is read.
  await expect.poll(() => hostile.heard().catch(() => [])).toContain('onSuccess')
  // The shopper reads the last screen. A page that has left by then has received the success.
  await hostile.says({ type: 'outcome', outcome: success }).catch(() => {})
}

const CASES = [true, false].flatMap((redirects) =>
  PLACES.flatMap((place) =>
    SHAPES.filter(({ code }) => place !== 'result' || !code.startsWith('return')).map((shape) => ({
      ...shape,
      place,
      redirects,
    })),
  ),
)

for (const [{ place, redirects, does, code, ends, stays }, details] of sampled(CASES, 2))
  test(
    `${place}, ${redirects ? 'with' : 'without'} redirect_url: a page that ${does} ends where its code leads`,
    details,
    async ({ hostile, page }) => {
      await buy(hostile, place, code, redirects)
      if (stays) {
        await expect.poll(() => hostile.run(stays)).toBe(true)
        await hostile.run('setTimeout(() => (window.isLate = true), 15000)')
        await expect.poll(() => hostile.run('window.isLate')).toBe(true)
      }
      await expect(page).toHaveTitle(ends)
    },
  )

for (const [place, details] of sampled(PLACES, 1))
  test(
    `${place}: two requests to another site arrive, and a page that does nothing else is redirected`,
    details,
    async ({ hostile, klump, page }) => {
      const arrived: string[] = []
      page.on('response', (response) => arrived.push(new URL(response.url()).pathname))
      for (const path of ['/first', '/second'])
        klump.put(path, { headers: { 'access-control-allow-origin': '*' }, body: 'heard' })
      const code = `return fetch('${klump.origin}/first').then(() => fetch('${klump.origin}/second'))`
      await buy(hostile, place, code, true)
      await expect(page).toHaveTitle('Redirected')
      expect(arrived).toEqual(expect.arrayContaining(['/first', '/second']))
      const { searchParams } = new URL(page.url())
      expect(Object.fromEntries(searchParams)).toEqual({ reference: REFERENCE, status: 'successful' })
    },
  )

test(
  'the page receives onSuccess and onClose when the shopper leaves it on the last screen',
  inFull,
  async ({ hostile, page }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.says({ type: 'approved', reference: REFERENCE })
    await expect.poll(() => hostile.heard()).toEqual(['onLoad', 'onOpen', 'onSuccess'])
    await page.goto(`${hostile.shop.origin}/elsewhere`)
    expect((await hostile.heard()).slice(0, 4)).toEqual(['onLoad', 'onOpen', 'onSuccess', 'onClose'])
  },
)
