import { PROTOCOL_VERSION } from '../../src/protocol/parts.ts'
import { expect, test, type Hostile } from '../hostile/support/test.ts'
import { grown, measure, table } from './measure.ts'

// Opens and closes the checkout on one page, in every way of leaving, and compares the counts before and after. Once for each way here;
// `npm run leaks` does it 500 times (KLUMP_OPENINGS).

const REFERENCE = 'KLP-1662-348036-0961'
const HOST = 'document.querySelector("klump-overlay")'
const says = (message: unknown) => (hostile: Hostile) => hostile.says(message)
const runs = (code: string) => (hostile: Hostile) => hostile.run<void>(code)

/**
 * A frame that loads another page makes an entry in the history, above that of the overlay. The overlay then keeps its own until the shopper
 * goes back over it (src/overlay/back.test.tsx), so what is left is counted for an overlay without an entry.
 */
const FRAME_LEFT = 'frame left, begun again, closed'

/** Ways in which an open checkout ends. */
const WAYS: Readonly<Record<string, (hostile: Hostile) => Promise<unknown>>> = {
  success: says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } }),
  pending: says({ type: 'outcome', outcome: { status: 'pending', reference: REFERENCE } }),
  declined: says({
    type: 'outcome',
    outcome: { status: 'failed', error: { code: 'declined', message: 'No.' } },
  }),
  'the close button': runs(`${HOST}.shadowRoot.querySelector('.close').click()`),
  'leave, asked by the frame': says({ type: 'leave', confirm: false }),
  'klump.close()': runs('klump.close()'),
  'klump.destroy()': runs('klump.destroy()'),
  'destroyed while the loan is requested': async (hostile) => {
    await hostile.isLocked(REFERENCE)
    await hostile.run('klump.destroy()')
  },
  'removed by the page': runs(`${HOST}.remove()`),
  'another version': (hostile) => hostile.shouts({ klump: 'hello', version: PROTOCOL_VERSION + 1 }),
  'an unreadable message': says('nonsense'),
  [FRAME_LEFT]: async (hostile) => {
    await hostile.makesFrame('location.href = "/elsewhere"')
    await expect.poll(() => hostile.run(`${HOST}.shadowRoot.textContent`)).toContain('Try again')
    await hostile.run(`${HOST}.shadowRoot.querySelector('[data-focus=retry]').click()`)
    await expect.poll(() => hostile.run(`${HOST}.shadowRoot.textContent`)).not.toContain('Try again')
    await hostile.run('klump.destroy()')
  },
}
/** Openings that end before they show anything, or before the checkout has loaded. */
const EARLY: Readonly<Record<string, string>> = {
  'destroyed in the turn it was made': 'pay(); klump.destroy()',
  'destroyed while it loads': 'pay(); queueMicrotask(() => setTimeout(() => klump.destroy()))',
  'a wrong order': 'pay({ data: {} })',
  'an order that cannot be had': 'pay({ data: () => Promise.reject(new Error("down")) })',
  'two of the same order':
    'pay(); { const first = klump; pay(); setTimeout(() => { first.destroy(); klump.destroy() }, 50) }',
}

const ALL_WAYS = [...Object.keys(WAYS), ...Object.keys(EARLY)]
const OPENINGS = Number(process.env['KLUMP_OPENINGS'] ?? ALL_WAYS.length)

test(`${OPENINGS} openings leave the page as it was`, async ({ hostile, page }) => {
  test.setTimeout(60_000 + OPENINGS * 3000)
  await hostile.visit({ before: COUNT_TIMERS })
  // One round before the first measurement: what the browser creates once and keeps then exists.
  for (const way of ALL_WAYS) await openAndEnd(hostile, way)
  const before = await measure(page)
  let halfway = before
  for (let opening = 0; opening < OPENINGS; opening++) {
    await openAndEnd(hostile, ALL_WAYS[opening % ALL_WAYS.length] ?? '')
    if (opening === Math.floor(OPENINGS / 2)) halfway = await measure(page)
  }
  // The shop's own reference to the instance is dropped: an error keeps its call stack, and the stack the last overlay.
  await hostile.run('klump = undefined')
  let after = before
  // The process of the last frame needs some time to end.
  const growth = async () => grown(before, halfway, (after = await measure(page)))
  await expect
    .poll(growth)
    .toEqual([])
    .finally(() =>
      console.log(
        `${OPENINGS} openings, ${ALL_WAYS.length} ways of leaving\n${table(before, halfway, after)}`,
      ),
    )
})

async function openAndEnd(hostile: Hostile, way: string): Promise<void> {
  await hostile.run('sessionStorage.clear(); outcome = undefined')
  const early = EARLY[way]
  if (early) await hostile.run(early)
  else {
    await hostile.opens(way === FRAME_LEFT ? '{ closeOnBack: false }' : '')
    await WAYS[way]?.(hostile)
  }
  await expect.poll(() => hostile.run('Boolean(outcome)'), { message: way, intervals: [20] }).toBe(true)
  await expect.poll(() => hostile.run(`Boolean(${HOST})`), { message: way, intervals: [20] }).toBe(false)
}

// Runs before our script, which then captures these functions.
const COUNT_TIMERS = `
  window.timers = new Set()
  window.ports = 0
  const { setTimeout: set, clearTimeout: clear, MessageChannel: Channel } = window
  window.setTimeout = (does, ms) => {
    const id = set(() => { timers.delete(id); does() }, ms)
    timers.add(id)
    return id
  }
  window.clearTimeout = (id) => { timers.delete(id); clear(id) }
  window.MessageChannel = function () {
    const channel = new Channel()
    const close = channel.port1.close
    ports += 1
    channel.port1.close = () => { ports -= 1; close.call(channel.port1) }
    return channel
  }
`
