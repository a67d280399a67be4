import { expect, it, describe } from 'vitest'
import type { OverlayEvent } from '../loader/contract.ts'
import type { ToPage } from '../protocol/messages.ts'
import { createOverlayRun, type OverlayRun, type Stage } from './overlay-run.ts'
import { runningOn } from './registry.ts'
import { validateDelivery } from './validate-request.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const order = {
  amount: 4100,
  currency: 'NGN',
  merchant_reference: 'order-1007',
  redirect_url: 'https://shop.example/thanks',
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}
const settings = { publicKey: 'klp_pk_test_example0001', checkoutUrl: '', closeOnBack: false }
const reading = (data: object) => validateDelivery(settings, { data })

/** A run whose stage records its calls. The run uses only its own properties of the document, so that is empty. */
function startRun(own: Partial<Stage> = {}, renew?: () => Promise<ReturnType<typeof reading>>) {
  const shown: string[] = []
  const redirect: unknown[] = []
  const document = {} as Document
  const stage: Stage = {
    show: ({ at }) => shown.push(at),
    onOrder: () => shown.push('order'),
    onRenewed: ({ order }) => shown.push(`renewed ${order?.merchant_reference}`),
    requestLeave: () => shown.push('asked to leave'),
    reopenDoor() {},
    isOffline: () => false,
    followRedirect: (address) => ({
      callbacksRan: (of, answers) => redirect.push([of, answers]),
      follow: () => redirect.push(address),
    }),
    ...own,
  }
  const one = createOverlayRun({ document, validation: reading(order), renew, stage })
  const says = (message: ToPage) => one.send({ type: 'message', message })
  one.start()
  return { one, says, shown, redirect, document }
}

function listenTo(one: OverlayRun, onEvent: (event: OverlayEvent) => unknown = () => undefined) {
  const heard: string[] = []
  const subscription = one.join((event) => {
    heard.push(event.type === 'end' ? `end ${event.outcome.status}` : event.type)
    return onEvent(event)
  })
  return { heard, subscription }
}

const running = (own?: Partial<Stage>) => {
  const all = startRun(own)
  all.one.arrive(reading(order))
  all.says({ type: 'ready' })
  return all
}

describe('listeners of one run', () => {
  it('receive load, open, success and end once each, and the overlay is removed before the end', () => {
    const { one, says, shown } = running()
    const seen: (string | undefined)[] = []
    const { heard } = listenTo(one, () => seen.push(shown.at(-1)))
    says({ type: 'opened' })
    says({ type: 'ready' })
    says({ type: 'approved', reference: REFERENCE })
    says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    expect(heard).toEqual(['load', 'open', 'success', 'end success'])
    expect(seen).toEqual(['running', 'running', 'running', 'ended'])
  })

  it('that join late receive the earlier events, including the end', () => {
    const { one, says } = running()
    says({ type: 'opened' })
    expect(listenTo(one).heard).toEqual(['load', 'open'])
    one.send({ type: 'destroy' })
    expect(listenTo(one).heard).toEqual(['load', 'open', 'end cancelled'])
  })

  it('receive the success and then the end when the state with the success could not be drawn', () => {
    const { one, says } = running({
      show(state) {
        if ('approved' in state && state.approved)
          one.send({ type: 'failure', error: { code: 'overlay_unavailable', message: 'Not drawn.' } })
      },
    })
    const { heard } = listenTo(one)
    says({ type: 'approved', reference: REFERENCE })
    expect(heard).toEqual(['load', 'open', 'success', 'end success'])
  })

  it('that leave receive an end of their own, and the other listeners go on', () => {
    const { one, says } = running()
    const [first, second] = [listenTo(one), listenTo(one)]
    first.subscription.leave()
    first.subscription.leave()
    expect(first.heard).toEqual(['load', 'end cancelled'])
    says({ type: 'opened' })
    second.subscription.leave()
    expect(second.heard).toEqual(['load', 'open', 'end cancelled'])
    expect(one.state.at).toBe('ended')
  })

  it('that destroy in a callback find the overlay removed when destroy() returns', () => {
    const { one, says, shown, document } = running()
    const after: unknown[] = []
    const { heard, subscription } = listenTo(one, ({ type }) => {
      if (type !== 'open') return
      subscription.leave()
      after.push(shown.at(-1), runningOn(document))
    })
    says({ type: 'opened' })
    expect(after).toEqual(['ended', undefined])
    expect(heard).toEqual(['load', 'open', 'end cancelled'])
  })

  it('that destroy while a state is drawn receive their end at once, and the overlay is removed afterwards', () => {
    let destroy = () => {}
    const shown: string[] = []
    const { one, says } = running({
      show({ at }) {
        shown.push(at)
        if (at === 'locked') destroy()
      },
    })
    const { heard, subscription } = listenTo(one)
    destroy = () => {
      subscription.leave()
      expect(heard.at(-1)).toBe('end pending')
    }
    says({ type: 'busy', locked: true, reference: REFERENCE })
    expect(heard).toEqual(['load', 'end pending'])
    expect(shown.slice(-2)).toEqual(['locked', 'ended'])
  })

  it('receive the end after the page has gone back in its history, or at once when they leave', async () => {
    let left = () => {}
    const holding = () =>
      running({
        show({ at }) {
          if (at === 'ended') one.hold(new Promise((resolve) => (left = resolve)))
        },
      })
    let { one, says } = holding()
    const waits = listenTo(one)
    says({ type: 'outcome', outcome: { status: 'pending', reference: REFERENCE } })
    expect(waits.heard).toEqual(['load'])
    left()
    await Promise.resolve()
    expect(waits.heard).toEqual(['load', 'open', 'end pending'])
    ;({ one, says } = holding())
    const leaves = listenTo(one)
    says({ type: 'outcome', outcome: { status: 'pending', reference: REFERENCE } })
    leaves.subscription.leave()
    expect(leaves.heard).toEqual(['load', 'open', 'end pending'])
  })
})

it('the run does not redirect to an address that a page put on Object.prototype as `redirect`', () => {
  const { one, says, redirect } = startRun()
  one.arrive(reading({ ...order, redirect_url: undefined }))
  listenTo(one)
  Object.assign(Object.prototype, { redirect: 'https://evil.example/' })
  try {
    says({ type: 'approved', reference: REFERENCE })
    says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
  } finally {
    Reflect.deleteProperty(Object.prototype, 'redirect')
  }
  expect(redirect).toEqual([])
})

it('the redirect receives what the callbacks returned, and is followed after the end event', () => {
  const { one, says, redirect } = running()
  listenTo(one, ({ type }) => `returned for ${type}`)
  says({ type: 'approved', reference: REFERENCE })
  says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
  expect(redirect).toEqual([
    ['success', ['returned for success']],
    ['end', ['returned for end']],
    `https://shop.example/thanks?reference=${REFERENCE}&merchant_reference=order-1007&status=successful`,
  ])
})

it('a callback for the success that ends the run: the redirect is followed when what it returned is known', () => {
  const { one, says, redirect } = running()
  const { subscription } = listenTo(one, ({ type }) => {
    if (type === 'success') subscription.leave()
    return `returned for ${type}`
  })
  says({ type: 'approved', reference: REFERENCE })
  expect(redirect).toEqual([
    ['end', ['returned for end']],
    ['success', ['returned for success']],
    `https://shop.example/thanks?reference=${REFERENCE}&merchant_reference=order-1007&status=successful`,
  ])
})

describe('an order that the shop is asked for again', () => {
  it('is requested once at a time, and passed to the stage', async () => {
    const answers: ((given: ReturnType<typeof reading>) => void)[] = []
    const { one, says, shown } = startRun({}, () => new Promise((resolve) => answers.push(resolve)))
    one.arrive(reading(order))
    says({ type: 'ready' })
    says({ type: 'reference-used' })
    says({ type: 'reference-used' })
    expect(answers).toHaveLength(1)
    answers[0]?.(reading({ ...order, merchant_reference: 'order-1007-2' }))
    await Promise.resolve()
    expect(shown.at(-1)).toBe('renewed order-1007-2')
    says({ type: 'outcome', outcome: { status: 'pending', reference: REFERENCE } })
    one.join((event) => {
      if (event.type === 'end') expect(event.outcome).toMatchObject({ merchantReference: 'order-1007-2' })
    })
    expect.assertions(3)
  })

  it('that arrives after the end changes nothing', async () => {
    let answer: (given: ReturnType<typeof reading>) => void = () => {}
    const { one, says, shown } = startRun({}, () => new Promise((resolve) => (answer = resolve)))
    one.arrive(reading(order))
    says({ type: 'ready' })
    says({ type: 'reference-used' })
    one.send({ type: 'destroy' })
    answer(reading({ ...order, merchant_reference: 'order-1007-2' }))
    await Promise.resolve()
    expect(shown.at(-1)).toBe('ended')
  })
})
