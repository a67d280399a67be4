import { inFull, pairs, sampled } from '../support/sample.ts'
import { expect, test, type Hostile } from './support/test.ts'

// The checkout was there, and then it is not: its process crashed, or something led the frame elsewhere.

const REFERENCE = 'KLP-1662-348036-0961'

const PAGE_LEADS_TO = (address: string) => (hostile: Hostile) =>
  hostile.run(`document.querySelector("klump-overlay").shadowRoot.querySelector("iframe").src = "${address}"`)

const DEATHS: readonly [string, (hostile: Hostile) => Promise<unknown>][] = [
  ['it is led elsewhere by a link in it', (hostile) => hostile.inFrame('location.href = "/elsewhere"')],
  ['it is led to an error page', (hostile) => hostile.inFrame('location.href = "http://localhost:1/"')],
  ['the page points it elsewhere', PAGE_LEADS_TO('/elsewhere')],
  ['the page blanks it', PAGE_LEADS_TO('about:blank')],
  ['its process crashes', (hostile) => hostile.crashesFrame()],
]
const FRAMES: readonly [string, (hostile: Hostile) => Promise<void>][] = [
  ['cold', async () => {}],
  ['warmed', (hostile) => hostile.warms()],
]

for (const [[[how, die], [kind, prepare]], details] of sampled(pairs(DEATHS, FRAMES), 1)) {
  test(`${how}, ${kind}: said, and one may begin again`, details, async ({ hostile }) => {
    await hostile.visit()
    await prepare(hostile)
    await hostile.opens()
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
    `${how}, ${kind}, while the loan is asked for: pending with the reference`,
    details,
    async ({ hostile }) => {
      await hostile.visit()
      await prepare(hostile)
      await hostile.opens()
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
  test(
    `${how}, warmed, before the click: the opening has a frame of its own`,
    details,
    async ({ hostile }) => {
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
    },
  )

/** For the report: how long it took, on whatever machine this is. The limit of two seconds is held by a clock (dead-frame.test). */
async function notedTime(what: () => Promise<void>): Promise<void> {
  const start = performance.now()
  await what()
  test
    .info()
    .annotations.push({ type: 'noticed', description: `${Math.round(performance.now() - start)} ms` })
}

test(
  'it dies where no reference is known: still pending, never a plain cancel',
  inFull,
  async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.isLocked()
    await hostile.makesFrame('location.href = "/elsewhere"')
    await hostile.endsWith({ status: 'pending', reference: '' }, ['onLoad', 'onOpen', 'onClose'])
  },
)
