import { inFull, pairs, sampled } from '../support/sample.ts'
import { expect, test, type Hostile } from './support/test.ts'

// A checkout that was open disappears: its process crashes, or the frame loads another page.

const REFERENCE = 'KLP-1662-348036-0961'

const PAGE_LEADS_TO = (address: string) => (hostile: Hostile) =>
  hostile.run(`document.querySelector("klump-overlay").shadowRoot.querySelector("iframe").src = "${address}"`)

// A frame that loads another page makes an entry in the history, above that of the overlay. The overlay then keeps its own until the
// shopper goes back over it (src/overlay/back.test.tsx), so `leavesNothing` is asked of overlays without one.
const WITHOUT_ENTRY = '{ closeOnBack: false }'

const DEATHS: readonly [string, (hostile: Hostile) => Promise<unknown>, options?: string][] = [
  [
    'the frame follows a link to another page',
    (hostile) => hostile.inFrame('location.href = "/elsewhere"'),
    WITHOUT_ENTRY,
  ],
  [
    'the frame lands on an error page',
    (hostile) => hostile.inFrame('location.href = "http://localhost:1/"'),
    WITHOUT_ENTRY,
  ],
  ['the page points the frame elsewhere', PAGE_LEADS_TO('/elsewhere'), WITHOUT_ENTRY],
  ['the page blanks the frame', PAGE_LEADS_TO('about:blank'), WITHOUT_ENTRY],
  ['the frame’s process crashes', (hostile) => hostile.crashesFrame()],
]
const FRAMES: readonly [string, (hostile: Hostile) => Promise<void>][] = [
  ['not preloaded', async () => {}],
  ['preloaded', (hostile) => hostile.warms()],
]

for (const [[[how, die, options], [kind, prepare]], details] of sampled(pairs(DEATHS, FRAMES), 1)) {
  test(`${how}, ${kind}: the overlay reports it and offers another try`, details, async ({ hostile }) => {
    await hostile.visit()
    await prepare(hostile)
    await hostile.opens(options)
    await die(hostile)
    await notedTime(() => expect.poll(() => hostile.isUnreachable()).toBe(true))
    await hostile.triesAgain()
    await expect.poll(() => hostile.isRunning()).toBe(true)
    await hostile.says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await hostile.endsWith({ status: 'success', reference: REFERENCE }, [
      'onLoad',
      'onOpen',
      'onSuccess',
      'onClose',
    ])
    await hostile.leavesNothing()
  })

  test(
    `${how}, ${kind}, while the loan is requested: the outcome is pending with the reference`,
    details,
    async ({ hostile }) => {
      await hostile.visit()
      await prepare(hostile)
      await hostile.opens(options)
      await hostile.isLocked(REFERENCE)
      await die(hostile)
      await notedTime(() =>
        hostile.endsWith({ status: 'pending', reference: REFERENCE }, ['onLoad', 'onOpen', 'onClose']),
      )
      await hostile.leavesNothing()
    },
  )
}

for (const [[how, die], details] of sampled(DEATHS, 1))
  test(`${how}, preloaded, before the click: the opening loads a new frame`, details, async ({ hostile }) => {
    await hostile.visit()
    await hostile.warms()
    await die(hostile)
    await hostile.frameIsGone()
    await hostile.opens()
    expect(await hostile.isUnreachable()).toBe(false)
    await hostile.says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await hostile.endsWith({ status: 'success', reference: REFERENCE }, [
      'onLoad',
      'onOpen',
      'onSuccess',
      'onClose',
    ])
    await hostile.leavesNothing()
  })

/** Notes the time for the report. dead-frame.test checks the limit of two seconds with a fake clock. */
async function notedTime(what: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await what()
  test
    .info()
    .annotations.push({ type: 'noticed', description: `${Math.round(performance.now() - start)} ms` })
}

test(
  'a frame that dies while the loan is requested without a known reference ends as pending, not cancelled',
  inFull,
  async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.isLocked()
    await hostile.makesFrame('location.href = "/elsewhere"')
    await hostile.endsWith({ status: 'pending', reference: '' }, ['onLoad', 'onOpen', 'onClose'])
  },
)
