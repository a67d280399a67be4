import { en } from '../../checkout/locale/en.ts'
import { ENGLISH } from '../../overlay/strings.ts'
import type { FrameLike, LocatorLike, PageLike } from './page.ts'
import { CODE, photo, TEST_VALUES } from './test-values.ts'

/** What `payWith` takes as its last argument. */
export interface PayOptions {
  /**
   * Added to `TEST_VALUES`, and used before them. For a field: what to type, by the beginning of its label. For a list: the line to press,
   * by its title. Fidelity's down payment depends on the order: `{ 'Pay now': '50000' }`.
   */
  values?: Readonly<Record<string, string>>
  /**
   * How long each screen may take to appear, in milliseconds. Default 30 000: the checkout asks for a bank's decision every ten seconds.
   */
  timeoutMs?: number
}

/**
 * Makes a purchase in a checkout that the page has opened. It chooses this bank, types test values and agrees. Where the bank requires it,
 * it approves on the bank's page. Then it goes back to the shop. It finds elements by their roles and English names, and fills in what each
 * screen requires, so a step that a bank adds needs no change here. Resolves to the title of the last screen ("You’re all set") when the
 * overlay is gone. For Playwright: `await payWith(page, 'Klump pay in 4')`.
 *
 * @throws Error that names the screen, when the checkout stays at one
 */
export async function payWith(
  page: PageLike,
  bank: string | RegExp,
  { values = {}, timeoutMs = 30_000 }: PayOptions = {},
): Promise<string> {
  const checkout = page.frameLocator('klump-overlay iframe')
  const typed = { ...TEST_VALUES, ...values }
  for (let title = ''; ;) {
    title = await screenAfter(checkout, title, timeoutMs)
    const back = checkout.getByRole('button', { name: BACK })
    if (await back.count()) {
      await pressAndLeave(page, back, timeoutMs)
      return title
    }
    const line = typed[title]
    if (title === en['banks.title']) await checkout.getByRole('button', { name: bank }).click()
    else if (AT_BANK.test(title)) await approve(page, checkout)
    else if (line !== undefined) await checkout.getByRole('button', { name: line }).click()
    else if (!WAITING.test(title)) await answer(checkout, typed, title, timeoutMs)
  }
}

/** Closes the checkout by its button, and confirms when the overlay asks whether to leave. Resolves when the overlay is gone. */
export async function closeCheckout(page: PageLike, { timeoutMs = 30_000 } = {}): Promise<void> {
  const overlay = overlayOf(page)
  await overlay.waitFor({ state: 'visible', timeout: timeoutMs })
  const leave = overlay.getByRole('button', { name: ENGLISH['overlay.leave.leave'] })
  // The overlay asks only when something typed would be lost.
  const asked = leave.waitFor({ state: 'visible', timeout: timeoutMs }).then(() => leave.click())
  asked.catch(() => {})
  await pressAndLeave(page, overlay.getByRole('button', { name: ENGLISH['overlay.close'] }), timeoutMs)
}

const overlayOf = (page: PageLike) => page.getByRole('dialog', { name: ENGLISH['overlay.title'] })

/** A text of the dictionary as a pattern. Its placeholders match anything, also the direction marks around a value. */
const lineOf = (line: string) =>
  line
    .split(/\{\w+\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*')
const anyOf = (...lines: string[]) => new RegExp(`^(${lines.map(lineOf).join('|')})$`)

const BACK = anyOf(en['action.toShop'], en['action.toShopPlain'])
const AT_BANK = anyOf(en['atBank.title'])
const WAITING = anyOf(en['deciding.asking'], en['deciding.title'], en['app.loading'])
const REMOVE = new RegExp(`^${en['field.remove']}`)
const GO_ON = anyOf(
  en['action.continue'],
  en['split.show'],
  en['terms.agree'],
  en['preview.agree'],
  en['preview.agreeAndPay'],
)

async function screenAfter(checkout: FrameLike, title: string, timeout: number): Promise<string> {
  const heading = checkout.getByRole('heading', { level: 1 })
  const next = title ? heading.filter({ hasNotText: anyOf(title) }) : heading
  await seen(next.first(), title, timeout)
  return (await heading.first().innerText()).trim()
}

/** @throws Error that names the screen at which the checkout stays */
async function seen(what: LocatorLike, title: string, timeout: number): Promise<void> {
  try {
    await what.waitFor({ state: 'visible', timeout })
  } catch (cause) {
    const stuck = title ? `"${title}" stayed` : 'no checkout came'
    const hint = title ? ' If it asks for something of its own, pass it in `values`, by its label.' : ''
    throw new Error(`payWith: ${stuck} for ${timeout / 1000} s.${hint}`, { cause })
  }
}

/** Fills in everything that the screen requires, and presses the button to continue. */
async function answer(
  checkout: FrameLike,
  values: Readonly<Record<string, string>>,
  title: string,
  timeout: number,
): Promise<void> {
  const goOn = checkout.getByRole('button', { name: GO_ON })
  await seen(goOn, title, timeout)
  const code = checkout.getByLabel(en['code.label'])
  const length = checkout.getByText(anyOf(en['code.hint']))
  if ((await code.count()) && (await length.count())) {
    // The screen submits a complete code by itself: a press after that would hit the next screen.
    return code.fill(CODE.slice(0, Number.parseInt(await length.innerText(), 10)))
  }
  if (await code.count()) await code.fill(CODE)
  for (const [label, value] of Object.entries(values)) {
    // Lenders write "Account number" and "Account Number".
    const box = checkout.getByLabel(new RegExp(`^${lineOf(label)}`, 'i'))
    if ((await box.count()) === 1) await box.fill(value)
  }
  for (const group of await checkout.getByRole('radiogroup').all()) await checkFirst(group)
  for (const list of await checkout.getByRole('combobox').all()) await list.selectOption({ index: 1 })
  for (const box of await checkout.getByRole('checkbox').all()) await box.check()
  const file = checkout.locator('input[type=file]')
  while (await file.count()) {
    await file.first().setInputFiles(photo())
    // A file that has been read replaces its input.
    await seen(checkout.getByRole('button', { name: REMOVE }).first(), title, timeout)
  }
  await goOn.click()
}

async function checkFirst(group: LocatorLike): Promise<void> {
  const radios = await group.getByRole('radio').all()
  for (const radio of radios) if (await radio.isChecked()) return
  await radios[0]?.check()
}

/** Approves the loan on the bank's own page, in a new tab. Some banks decide there. */
async function approve(page: PageLike, checkout: FrameLike): Promise<void> {
  const opened = page.waitForEvent('popup')
  await checkout.getByRole('link', { name: new RegExp(`^${lineOf(en['atBank.open'])}`) }).click()
  const tab = await opened
  const yes = tab.getByRole('button', { name: 'Approve' })
  await yes.click()
  // Closing the tab before the bank has answered may lose the answer.
  await yes.waitFor({ state: 'hidden' })
  await tab.close()
}

async function pressAndLeave(page: PageLike, button: LocatorLike, timeout: number): Promise<void> {
  // The press removes the button, and Playwright may wait for the end of the click for ever.
  button.click().catch(() => {})
  await overlayOf(page).waitFor({ state: 'hidden', timeout })
}
