import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test'

/** One decision of the shop's server, as the desk shows it. */
interface Decision {
  title: string
  note: string
  /** `Passed: amount` or `Failed: amount`, in the order in which they were checked. */
  checks: string[]
}

/** Someone at the tester's desk, in a window of their own beside the shop. */
export class Tester {
  readonly desk: Page

  private constructor(desk: Page) {
    this.desk = desk
  }

  static async at(context: BrowserContext, shop: string): Promise<Tester> {
    const desk = await context.newPage()
    await desk.goto(`${shop}/desk`)
    await expect(desk.getByText('Connected', { exact: true })).toBeVisible()
    return new Tester(desk)
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.desk.bringToFront()
    await this.desk.getByRole('button', { name }).click()
  }

  async makesFail(call: string, how: string): Promise<void> {
    await this.desk.bringToFront()
    await this.desk.getByLabel('Which call').selectOption(call)
    await this.desk.getByLabel('How', { exact: true }).selectOption(how)
    await this.desk.getByLabel('How often').selectOption('Until switched off')
    await this.presses('Switch on')
    await expect(this.desk.getByText(`Will fail, until switched off: ${call}.`).first()).toBeVisible()
  }

  async stopsFailing(call: string): Promise<void> {
    await this.presses(new RegExp(`^Switch off: ${call}`))
    await expect(this.desk.getByText(`Will not fail any more: ${call}.`).first()).toBeVisible()
  }

  /** Puts the account into this state, and the shop online with its keys. */
  async puts(mode: 'TEST' | 'LIVE'): Promise<void> {
    await this.presses(`Switch the account to ${mode}`)
    await this.presses('Give the shop the account’s keys')
    await expect(this.desk.getByText(`The account is ${mode}, the shop ${mode}.`)).toBeVisible()
  }

  /** The newest decision that the page (or a webhook) requested about this reference. */
  async decision(reference: string, via: 'page' | 'webhook' = 'page'): Promise<Decision> {
    const entry = this.desk
      .locator('[data-lane=shop]')
      .filter({ hasText: `asked by the ${via}` })
      .filter({ hasText: reference })
      .first()
    await expect(entry).toBeVisible()
    return {
      title: await entry.locator('.what').innerText(),
      note: await entry.locator('.note').innerText(),
      checks: await checksIn(entry),
    }
  }
}

/** The lines of what was checked. */
async function checksIn(place: Locator): Promise<string[]> {
  return await place.locator('.checks b').allInnerTexts()
}
