import { TEST } from '../support/shopper.ts'
import { fieldOf, named, optionOf, said, uncoveredFrame, valueOf } from './inside.ts'
import { KEYS, type Driver, type Find } from './web-driver.ts'

/** A shopper, as Shopper is, in a browser with WebDriver alone. Names are patterns, in either case. */
export class WebDriverShopper {
  readonly driver: Driver
  readonly #shop: readonly Find<[]>[]
  #said: string[] = []

  /** `shop` is the path to the frame with the overlay, when a frame of the page has it. */
  constructor(driver: Driver, shop: readonly Find<[]>[] = []) {
    this.driver = driver
    this.#shop = shop
  }

  /** Waits until the checkout shows this screen, drawn and uncovered, and enters its frame. */
  async sees(heading: string): Promise<void> {
    await this.driver.enter(...this.#shop, uncoveredFrame)
    await this.driver.find(named, 'h1', heading)
    await this.#listens()
  }

  /** Errors and warnings in the page's console, and in the checkout's from its first screen on. */
  async takeConsole(): Promise<string[]> {
    await this.driver.enter()
    await this.#listens()
    return this.#said.splice(0)
  }

  async #listens(): Promise<void> {
    this.#said.push(...(await this.driver.run(said)))
  }

  async presses(name: string): Promise<void> {
    await this.driver.click(named, 'button', name)
  }

  async follows(name: string): Promise<void> {
    await this.driver.click(named, 'a', name)
  }

  /** Ticks a choice by its label: the label's drawing covers the browser's own circle or box. */
  async ticks(label: string): Promise<void> {
    await this.driver.click(named, 'label:has(input[type=checkbox], input[type=radio])', label)
  }

  async selects(label: string, nth: number): Promise<void> {
    await this.driver.click(optionOf, await this.driver.find(fieldOf, label), nth)
  }

  /** By hand: a click, and then keys to the focused element. */
  async types(label: string, text: string): Promise<void> {
    await this.driver.click(fieldOf, label)
    await this.driver.press(KEYS.Control, 'a')
    await this.driver.type(text)
  }

  async valueOf(label: string): Promise<string> {
    return this.driver.until(valueOf, await this.driver.find(fieldOf, label))
  }

  async continues(): Promise<void> {
    await this.presses('Continue')
  }

  async entersCode(code: string): Promise<void> {
    await this.sees('Enter the code')
    await this.types('code', code)
  }

  async identifies(more = async () => {}): Promise<void> {
    await this.sees('Your details|^Your .* account$')
    await this.types('Account number', TEST.account)
    await this.types('Phone number', TEST.phone)
    await more()
    await this.continues()
  }

  async agreesToTerms(): Promise<void> {
    await this.sees('^Terms')
    await this.presses('Agree and continue')
  }

  async agrees(): Promise<void> {
    await this.ticks('agree')
    await this.presses('^Agree')
  }

  /** Presses a button of the overlay itself. */
  async pressesAround(name: string): Promise<void> {
    await this.driver.enter(...this.#shop)
    await this.driver.click(named, 'button', name, 'klump-overlay')
  }

  async isBack(): Promise<void> {
    await this.driver.enter(...this.#shop)
    await this.driver.until(() => !document.querySelector('klump-overlay'))
  }

  async closes(): Promise<void> {
    await this.pressesAround('^Close$')
    await this.isBack()
  }

  async returnsToShop(): Promise<void> {
    await this.#listens()
    await this.presses('^Back to')
    await this.isBack()
  }
}

/** The shortest whole purchase: pay in 4 of a returning customer. */
export async function buys(buyer: WebDriverShopper): Promise<void> {
  await buyer.sees('Choose your bank')
  await buyer.presses('Klump')
  await buyer.types('Phone number', TEST.phone)
  await buyer.driver.press(KEYS.Enter)
  await buyer.sees('Enter the code')
  await buyer.types('code', TEST.codes.klump)
  await buyer.sees('Check your plan')
  await buyer.agrees()
  await buyer.sees('all set')
  await buyer.returnsToShop()
}
