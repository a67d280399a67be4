import type { Page } from '@playwright/test'
import type { Fault } from '../../src/sandbox/index.ts'
import { inFull, sampled } from '../support/sample.ts'
import { evaluateInFrames } from '../support/frames.ts'
import { expect, test as base } from '../support/test.ts'
import { agreesInFour } from '../support/in-four.ts'
import { Shopper, TEST } from '../support/shopper.ts'
import { goesToStanbicsPlan } from '../support/stanbic.ts'

// A few faults of the run beside this file, seen from the shop's page: its callbacks, in which order, and how many loans there are. In the
// built package, in a real browser.

// The stories check the screens; these tests check the outcome.
const test = base.extend({ shopper: async ({ page }, use) => use(new Shopper(page)) })

const VERIFY = 'POST /v1/loans/account/verification'
const LOAN = 'POST /v1/loans/account/new-loan'
const STATUS = 'GET /v1/loans/account/new-loan/:id'
const PAID = ['onLoad', 'onOpen', 'onSuccess', 'onClose', 'result']

interface Row {
  readonly what: string
  readonly fault: Fault
  /** What the shopper does about the fault, where it appears. */
  readonly mends?: (shopper: Shopper) => Promise<void>
  /** How the sandbox answers a used-up reference; else its default. */
  readonly references?: 'kind'
}

const tryAgain = (said: RegExp) => async (shopper: Shopper) => {
  await expect(shopper.checkout.getByText(said)).toBeVisible()
  await expect(shopper.checkout.getByLabel('Phone number')).toHaveValue(/0801/)
  await shopper.presses('Try again')
}

// A browser may resend a request by itself when a connection that it kept open breaks: then there is less to do.
async function tryAgainIfTold({ checkout }: Shopper): Promise<void> {
  const through = checkout.getByRole('heading', { name: 'Enter the code' })
  const again = checkout.getByRole('button', { name: 'Try again' })
  await expect(through.or(again)).toBeVisible()
  if (await through.isVisible()) return
  await expect(checkout.getByLabel('Phone number')).toHaveValue(/0801/)
  await again.click()
}

const rows: readonly Row[] = [
  {
    what: 'a server that answers 503 once',
    fault: { route: VERIFY, kind: 'status', status: 503, retryAfter: 1 },
    mends: tryAgain(/problem at the moment/),
  },
  {
    what: 'a server that answers 429 once',
    fault: { route: VERIFY, kind: 'status', status: 429, retryAfter: 1 },
    mends: tryAgain(/problem at the moment/),
  },
  {
    what: 'a connection that breaks',
    fault: { route: VERIFY, kind: 'drop' },
    mends: tryAgainIfTold,
  },
  { what: 'a lost answer', fault: { route: VERIFY, kind: 'lost-answer' }, mends: tryAgainIfTold },
  {
    what: 'a web page in place of JSON',
    fault: { route: VERIFY, kind: 'not-json' },
    mends: tryAgain(/could not read/),
  },
  {
    what: 'a server that answers 500 once',
    fault: { route: VERIFY, kind: 'status', status: 500 },
    mends: tryAgain(/problem at the moment/),
  },
  {
    what: 'a lost answer to the loan request where Klump accepts a used reference',
    fault: { route: LOAN, kind: 'lost-answer' },
    references: 'kind',
  },
  { what: 'status requests that fail', fault: { route: STATUS, kind: 'status', status: 500, times: 3 } },
]

/** Klump's pay in 4: the shortest way to a loan. */
async function toPlan(shopper: Shopper, mends = async (_shopper: Shopper) => {}): Promise<void> {
  await shopper.pay()
  await shopper.choosesBank(/Klump/)
  await shopper.types('Phone number', TEST.phone)
  await shopper.continues()
  await mends(shopper)
  await shopper.entersCode(TEST.codes.klump)
  await shopper.sees('Check your plan')
}

for (const [{ what, fault, mends, references }, details] of sampled(rows, 1))
  test(`the purchase ends with one loan despite ${what}`, details, async ({ shopper, demo, wire }) => {
    if (references) demo.sandbox.behaviour.set({ references })
    const loans = demo.sandbox.loanCount()
    demo.sandbox.faults.set(fault)
    await shopper.visit(demo.origins.shop)
    await toPlan(shopper, mends)
    await shopper.agrees()
    await shopper.sees('You’re all set')
    await shopper.returnsToShop()
    await shopper.verdictIs('Paid. Thank you!')
    await shopper.hears(PAID)
    expect(demo.sandbox.loanCount()).toBe(loans + 1)
    expect(demo.sandbox.faults.list(), 'the fault happened').toEqual([])
    wire.takeConsole()
  })

test('a loan request that never arrives ends as pending, and is not sent again', async ({
  shopper,
  demo,
  page,
  wire,
}) => {
  const loans = demo.sandbox.loanCount()
  await page.clock.install()
  await shopper.visit(demo.origins.shop)
  await toPlan(shopper)
  const asked = loanRequests(page)
  // More than once: a browser may resend a request by itself when a connection that it kept open breaks.
  demo.sandbox.faults.set({ route: LOAN, kind: 'drop', times: 5 })
  await shopper.agrees()
  await expect.poll(asked).toBe(1)
  await shopper.waitsUntilItSees(/not sure that it arrived/, '01:05')
  demo.sandbox.faults.clear()
  await shopper.returnsToShop()
  await shopper.hears(['onLoad', 'onOpen', 'onClose', 'result'])
  expect(await shopper.payloadOf('result')).toMatchObject({
    status: 'pending',
    reference: expect.stringMatching(/^KLP-/),
  })
  expect([asked(), demo.sandbox.loanCount()]).toEqual([1, loans])
  wire.takeConsole()
})

test(
  'the checkout reports that it is offline, waits, and keeps what the shopper typed',
  inFull,
  async ({ shopper, demo, context, wire }) => {
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.choosesBank(/Klump/)
    await shopper.types('Phone number', TEST.phone)
    await context.setOffline(true)
    await expect(shopper.checkout.getByText(/You seem to be offline/)).toBeVisible()
    await shopper.continues()
    await expect(shopper.checkout.getByLabel('Phone number')).toHaveValue(/0801/)
    await context.setOffline(false)
    await shopper.sees('Enter the code')
    wire.takeConsole()
  },
)

test('a plan that is agreed to without a network is not sent later, when the network is back', async ({
  shopper,
  demo,
  context,
  wire,
}) => {
  const loans = demo.sandbox.loanCount()
  const accepted = () => wire.sent.filter(({ url }) => url.pathname.endsWith('/accept-loan-terms')).length
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await goesToStanbicsPlan(shopper)
  await context.setOffline(true)
  await shopper.agrees()
  await expect(shopper.checkout.getByText('You were offline, so nothing was sent.')).toBeVisible()
  await expect(shopper.checkout.getByText('You seem to be offline')).toHaveCount(0)
  await context.setOffline(false)
  await wire.settle()
  expect(accepted()).toBe(0)
  await shopper.presses(/^Agree/)
  await shopper.sees('You’re all set')
  expect([accepted(), demo.sandbox.loanCount()]).toEqual([1, loans + 1])
  wire.takeConsole()
})

test(
  'an order that one bank declines and the next approves ends with one loan',
  inFull,
  async ({ shopper, demo }) => {
    const loans = demo.sandbox.loanCount()
    await shopper.visit(demo.origins.shop)
    await shopper.pay()
    await shopper.choosesBank(/Stanbic/)
    await shopper.identifies(TEST.codes.stanbic, '1111111111')
    await shopper.agreesToTerms()
    await shopper.choosesSplit()
    await shopper.sees('Check your plan')
    await shopper.agrees()
    await shopper.sees(/said no this time/)
    await shopper.presses('Try another bank')
    await agreesInFour(shopper)
    await shopper.sees('You’re all set')
    await shopper.returnsToShop()
    await shopper.verdictIs('Paid. Thank you!')
    await shopper.hears(PAID)
    expect(demo.sandbox.loanCount()).toBe(loans + 1)
  },
)

// Where Klump accepts a used reference again: this project's assumption, with which the existing loan is found.
test.describe('when the same order is opened again after its loan was requested', () => {
  test.beforeEach(({ demo }) => demo.sandbox.behaviour.set({ references: 'kind' }))

  test(
    'the checkout returns to the bank’s page after a reload, with one loan',
    inFull,
    async ({ shopper, demo, page, wire }) => {
      const loans = demo.sandbox.loanCount()
      await page.goto(demo.origins.shop)
      await opens(page, 'again-1')
      await toBank(shopper)
      await page.reload()
      await opens(page, 'again-1')
      await shopper.approvesAtBank()
      await shopper.sees('You’re all set')
      await shopper.returnsToShop()
      await expect
        .poll(() => outcomeIn(page))
        .toMatchObject({ status: 'success', merchantReference: 'again-1' })
      expect(demo.sandbox.loanCount()).toBe(loans + 1)
      await wire.takeConsoleOnceItHas(/409/)
      expect(await kept(page), 'nothing is kept in the browser').toEqual([])
    },
  )

  test(
    'the checkout returns to the decision after a reload, with one loan',
    inFull,
    async ({ shopper, demo, page, wire }) => {
      const loans = demo.sandbox.loanCount()
      await page.goto(demo.origins.shop)
      await opens(page, 'again-3')
      await shopper.choosesBank(/Stanbic/)
      // The account whose decision does not come.
      await shopper.identifies(TEST.codes.stanbic, '3333333333')
      await shopper.agreesToTerms()
      await shopper.choosesSplit()
      await shopper.sees('Check your plan')
      await shopper.agrees()
      await shopper.sees(/is deciding/)
      await page.reload()
      await opens(page, 'again-3')
      await shopper.sees(/is deciding/)
      expect(demo.sandbox.loanCount()).toBe(loans + 1)
      await wire.takeConsoleOnceItHas(/409/)
      expect(await kept(page), 'nothing is kept in the browser').toEqual([])
    },
  )

  test('two tabs end with the same loan', async ({ shopper, demo, page, context, wire }) => {
    const loans = demo.sandbox.loanCount()
    const second = await context.newPage()
    const other = new Shopper(second)
    for (const tab of [page, second]) {
      await tab.goto(demo.origins.shop)
      await opens(tab, 'again-2')
    }
    await toPlanAtBank(other)
    await toBank(shopper)
    await other.agrees()
    await other.sees(/^Continue at /)
    await shopper.approvesAtBank()
    for (const each of [shopper, other]) {
      await each.sees('You’re all set')
      await each.returnsToShop()
      await expect.poll(() => outcomeIn(each.page)).toMatchObject({ status: 'success' })
    }
    expect(demo.sandbox.loanCount()).toBe(loans + 1)
    await wire.takeConsoleOnceItHas(/409/)
  })
})

interface Told {
  Klump: new (options: object) => { result: Promise<unknown> }
  told: Promise<unknown>
}

/** Opens with the same reference each time, as a reloaded shop does. */
async function opens(page: Page, reference: string): Promise<void> {
  await page.evaluate((merchant_reference) => {
    const shop = window as unknown as Told
    const publicKey = document.querySelector('meta[name=klump-public-key]')?.getAttribute('content')
    const items = [{ name: 'Fan', unit_price: 60_000, quantity: 1 }]
    const contact = { email: 'ada@example.com', phone: '08012345678' }
    const data = { amount: 60_000, currency: 'NGN', items, merchant_reference, ...contact }
    shop.told = new shop.Klump({ publicKey, data }).result
  }, reference)
}

const outcomeIn = (page: Page) => page.evaluate(() => (window as unknown as Told).told)

async function toPlanAtBank(shopper: Shopper): Promise<void> {
  await shopper.choosesBank(/Polaris/)
  await shopper.identifiesAtPolaris()
  await shopper.choosesSplit()
  await shopper.sees('Check your plan')
}

async function toBank(shopper: Shopper): Promise<void> {
  await toPlanAtBank(shopper)
  await shopper.agrees()
  await shopper.sees(/^Continue at /)
}

/** Requests for a loan from here on. */
function loanRequests(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/new-loan')) count++
  })
  return () => count
}

async function kept(page: Page): Promise<string[]> {
  const found = await evaluateInFrames(page.frames(), () => {
    try {
      return [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]
    } catch {
      // The browser gives this frame no storage, so nothing can be kept in it.
      return []
    }
  })
  return found.flat().filter((name) => name !== '')
}
