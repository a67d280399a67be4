import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test'

/** Test values that Klump publishes. */
export const TEST = {
  email: 'ada@example.com',
  phone: '08012345678',
  account: '1234567890',
  codes: { stanbic: '123456', klump: '12345', polaris: '1234' },
}

interface Plan {
  dueNow: string
  payments: readonly string[]
  total: string
  cost: string
}

/** A shopper, who does only what a person can do, by the names a person reads. */
export class Shopper {
  readonly page: Page
  /** The checkout, in its frame on Klump's origin. */
  readonly checkout: FrameLocator
  readonly overlay: Locator
  /** What the shop's page shows about the payment. */
  readonly verdict: Locator
  readonly #onScreen: () => Promise<void>
  readonly #shop: Page | FrameLocator

  /** `onScreen` runs on each screen the shopper comes to; `shop` is the frame with the overlay, when a frame of the page has it. */
  constructor(page: Page, onScreen = async () => {}, shop: Page | FrameLocator = page) {
    this.page = page
    this.#shop = shop
    this.#onScreen = onScreen
    this.overlay = shop.getByRole('dialog', { name: 'Pay in instalments with Klump' })
    this.verdict = page.getByRole('status', { name: 'Your payment' })
    this.checkout = shop.frameLocator('klump-overlay iframe')
  }

  /** `loaded`: waits until the page has loaded completely. */
  async visit(shop: string, { basket = 'kitchen', returning = true, loaded = true } = {}): Promise<void> {
    await this.page.bringToFront()
    await this.page.goto(shop, { waitUntil: loaded ? 'load' : 'domcontentloaded' })
    await this.page.locator(`[data-basket=${basket}]`).click()
    if (returning) await this.page.getByRole('checkbox', { name: 'I am a returning customer' }).check()
  }

  async pay(): Promise<void> {
    // A tester's tab may cover the page, and a covered page is hardly ever drawn.
    await this.page.bringToFront()
    await this.page.getByRole('button', { name: 'Pay in instalments with Klump' }).click()
    await expect(this.overlay).toBeVisible()
  }

  /** The order is paid, or a bank is deciding. */
  async cannotPay(): Promise<void> {
    const pay = this.page.getByRole('button', {
      name: 'Pay in instalments with Klump',
      disabled: false,
    })
    await expect(pay).toHaveCount(0)
  }

  /** Waits until the checkout shows this screen. */
  async sees(heading: string | RegExp): Promise<void> {
    await expect(this.checkout.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    // Drawn, and also uncovered: nothing in an inert frame can be pressed.
    await expect(this.#shop.locator('klump-overlay iframe')).not.toHaveAttribute('inert')
    await this.#onScreen()
  }

  /**
   * Moves the page's clock on by `step`, repeatedly, until the checkout shows this screen. Once is not always enough: a timer that the page
   * sets after the clock was moved has not moved with it. Call `page.clock.install()` before.
   */
  async waitsUntilItSees(heading: string | RegExp, step: string): Promise<void> {
    const seen = this.checkout.getByRole('heading', { level: 1, name: heading })
    await expect(async () => {
      await this.page.clock.fastForward(step)
      await expect(seen).toBeVisible({ timeout: 1000 })
    }).toPass()
    await this.sees(heading)
  }

  async choosesBank(name: string | RegExp): Promise<void> {
    await this.sees('Choose your bank')
    await this.checkout.getByRole('button', { name }).click()
  }

  async types(label: string | RegExp, text: string): Promise<void> {
    await this.checkout.getByLabel(label).fill(text)
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.page.bringToFront()
    await this.checkout.getByRole('button', { name }).click()
  }

  async continues(): Promise<void> {
    await this.presses('Continue')
  }

  async entersCode(code: string): Promise<void> {
    await this.sees('Enter the code')
    // A complete code is sent automatically: a press after it would hit the next screen.
    await this.types(/code/i, code)
  }

  /** Identification at a bank that requires account and phone. The bank's decision depends on the account. */
  async identifies(code: string, account = TEST.account): Promise<void> {
    await this.sees('Your details')
    await this.types('Account number', account)
    await this.types('Phone number', TEST.phone)
    await this.continues()
    await this.entersCode(code)
  }

  /** From Polaris's first screen to the one with the instalments. */
  async identifiesAtPolaris(): Promise<void> {
    await this.sees('What you need')
    await this.continues()
    await this.types('Account number', TEST.account)
    await this.types('Phone number', TEST.phone)
    await this.types('First name', 'John')
    await this.continues()
    await this.entersCode(TEST.codes.polaris)
    await this.agreesToTerms()
  }

  /** On the screen with the instalments: takes the first of every choice, then goes on to the plan. */
  async choosesSplit(): Promise<void> {
    const go = this.checkout.getByRole('button', { name: 'See my payments' })
    await expect(go).toBeVisible()
    await this.#onScreen()
    await this.checkout.getByRole('radio').first().check()
    for (const select of await this.checkout.getByRole('combobox').all())
      await select.selectOption({ index: 1 })
    await go.click()
  }

  /** Opens the bank's page in its own tab, approves there, and comes back. */
  async approvesAtBank(): Promise<void> {
    await this.sees(/^Continue at /)
    const tab = this.page.waitForEvent('popup')
    await this.checkout.getByRole('link', { name: /^Open / }).click()
    const bank = await tab
    await bank.getByRole('button', { name: 'Approve' }).click()
    await expect(bank.getByRole('heading', { name: 'You approved this loan' })).toBeVisible()
    await bank.close()
    // A page that becomes visible polls at once. This browser shows all its pages at the same time and notifies none of them.
    await this.checkout
      .locator(':root')
      .evaluate((root) => root.ownerDocument.dispatchEvent(new Event('visibilitychange')))
  }

  /** Reads the money screen as it stands. */
  async readsPlan(): Promise<Plan> {
    await this.sees('Check your plan')
    const figure = (name: string) =>
      this.checkout.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd').innerText()
    const rows = this.checkout.getByRole('table', { name: 'Your payments' }).getByRole('row')
    return {
      dueNow: await figure('Due today'),
      payments: (await rows.allInnerTexts()).slice(1),
      total: await figure('You pay in all'),
      cost: await figure('What the credit costs'),
    }
  }

  async agrees(): Promise<void> {
    await this.page.bringToFront()
    await this.checkout.getByRole('checkbox', { name: /agree/ }).check()
    await this.presses(/^Agree/)
  }

  /** By the overlay's own close button. */
  async closes(): Promise<void> {
    await this.overlay.getByRole('button', { name: 'Close' }).click()
    await expect(this.overlay).toBeHidden()
  }

  async returnsToShop(): Promise<void> {
    // The click removes the frame, and Playwright may wait for its answer for ever.
    void this.presses(/^Back to/).catch(() => {})
    await expect(this.overlay).toBeHidden()
  }

  async agreesToTerms(): Promise<void> {
    await this.sees(/^Terms/)
    await this.presses('Agree and continue')
  }

  /** Expects these callbacks, in order, in the tester's list. The outcome comes last: the overlay's history entry goes first. */
  async hears(callbacks: readonly string[]): Promise<void> {
    const lines = this.page.locator('[data-heard]')
    await expect
      .poll(() => lines.evaluateAll((all) => all.map((line) => line.dataset['heard'] ?? '')))
      .toEqual(callbacks)
  }

  async payloadOf(callback: string): Promise<Record<string, unknown>> {
    const text = await this.page.locator(`[data-heard=${callback}] pre`).first().textContent()
    return JSON.parse(text ?? '') as Record<string, unknown>
  }

  async verdictIs(title: string | RegExp): Promise<void> {
    await expect(this.verdict.getByRole('heading', { name: title })).toBeVisible()
  }
}
