import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, expect, type CDPSession, type Frame, type Page } from '@playwright/test'
import { serve, type Answer, type Served } from './servers.ts'
import { shopPage, type Spoilt } from './shop-page.ts'

export interface Outcome {
  readonly status: string
  readonly reference?: string
  readonly code?: string
}

interface Visit extends Spoilt {
  /** The headers of the shop's page. */
  readonly headers?: Answer['headers']
  /** The answer in place of the stand-in for the checkout. */
  readonly checkout?: Partial<Answer>
}

/** Code as text, because a page may have elements that shadow properties of the document. */
const real = (name: string) => `Reflect.get(Document.prototype, '${name}', document)`
const OVERLAY = `${real('querySelector')}.call(document, 'klump-overlay').shadowRoot`
const STAND_IN = readFileSync(join(import.meta.dirname, 'stand-in.html'), 'utf8')

/** A shop's page with the built package and a stand-in for the checkout on another site, with checks for both. */
export class Hostile {
  readonly page: Page
  readonly shop: Served
  readonly klump: Served
  /** Console errors of the browser and of our code, and uncaught errors. */
  readonly said: string[] = []
  #cdp: CDPSession | undefined
  #before: unknown

  constructor(page: Page, shop: Served, klump: Served) {
    this.page = page
    this.shop = shop
    this.klump = klump
    page.on('console', (message) => {
      if (message.type() === 'error') this.said.push(message.text())
    })
    page.on('pageerror', (error) => this.said.push(`uncaught: ${error.message}`))
  }

  /** Opens the page, and waits until the overlay's file has loaded: a shopper, too, needs a moment to press the button. */
  async visit({ headers = {}, checkout = {}, ...spoilt }: Visit = {}): Promise<void> {
    this.klump.put('/checkout/', { body: STAND_IN, ...checkout })
    for (const served of [this.klump, this.shop])
      served.put('/elsewhere', { body: '<title>Elsewhere</title>' })
    this.shop.put('/', { headers, body: shopPage(this.klump.origin, spoilt) })
    await this.page.goto(this.shop.origin)
    this.#cdp = await this.page.context().newCDPSession(this.page)
    await expect.poll(() => this.run('performance.getEntriesByType("resource").length')).toBeGreaterThan(1)
    // Fetched is not evaluated yet, and a test may replace a built-in next. A page that forbids the file has no such module.
    await this.#cdp.send('Runtime.evaluate', {
      awaitPromise: true,
      expression: `import(performance.getEntriesByType('resource').find(({ name }) => name.includes('/overlay-'))?.name ?? 'data:text/javascript,').catch(() => {})`,
    })
  }

  /** Runs code in the page through the debugger, which uses nothing that a page can replace. */
  async run<T>(expression: string): Promise<T> {
    const answer = await this.#cdp?.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      userGesture: true,
    })
    if (answer?.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? 'It threw.')
    return answer?.result.value as T
  }

  /** Preloads the checkout, and waits until the page half has received the message that it is ready. */
  async warms(): Promise<void> {
    this.#before = await this.#photo()
    await this.run(
      'addEventListener("message", () => document.title = "Warm", { once: true }), Klump.preload()',
    )
    await expect.poll(() => this.run('document.title')).toBe('Warm')
    await this.frame.waitForLoadState('load')
    await expect.poll(() => this.run(`${OVERLAY}.querySelector('iframe').contentWindow.length`)).toBe(1)
    // The second call looks at the frame: its death is noticed only where it has been seen alive.
    await this.run('document.title = "Shop", Klump.preload()')
  }

  /** Calls `pay()`. `options` is code: the options of this opening in addition to the page's own. */
  async pay(options = ''): Promise<void> {
    this.#before ??= await this.#photo()
    await this.run(`pay(${options})`)
  }

  /** Pays, and waits for the first screen. */
  async opens(options = ''): Promise<void> {
    await this.pay(options)
    await expect.poll(() => this.heard()).toContain('onOpen')
    // The stand-in posts its hello before its load event. A navigation in between would make the two loads indistinguishable.
    await this.frame.waitForLoadState('load')
  }

  heard(): Promise<string[]> {
    return this.run('sessionStorage.heard ? sessionStorage.heard.split(" ") : []')
  }

  /** The checkout's frame. */
  get frame(): Frame {
    const frame = this.page.frames().find((it) => it.url().startsWith(`${this.klump.origin}/checkout/`))
    if (!frame) throw new Error('There is no checkout on the page.')
    return frame
  }

  /** Makes the stand-in post this message through its port. */
  async says(message: unknown): Promise<void> {
    await this.#tell({ say: message })
  }

  /** Makes the stand-in post this message to the page's window. */
  async shouts(message: unknown): Promise<void> {
    await this.#tell({ shout: message })
  }

  async #tell(what: object): Promise<void> {
    // Through the page: the message may remove the frame, which would then never answer.
    const order = JSON.stringify(what)
    await this.run(`${OVERLAY}.querySelector('iframe').contentWindow.postMessage(${order}, '*')`)
  }

  /** Runs code in the checkout's frame. */
  async inFrame<T>(code: string): Promise<T> {
    return this.frame.evaluate(code) as Promise<T>
  }

  /** Runs code in the checkout's frame through the page: the code may end the frame, which would then never answer. */
  async makesFrame(code: string): Promise<void> {
    await this.#tell({ run: code })
  }

  /** Ends the frame's process, as the system does when memory is short. */
  async crashesFrame(): Promise<void> {
    const cdp = await this.page.context().newCDPSession(this.frame)
    void cdp.send('Page.crash').catch(() => {})
  }

  /** Waits until the page half can detect that the frame has lost the checkout. */
  async frameIsGone(): Promise<void> {
    await expect.poll(() => this.run(`${OVERLAY}.querySelector('iframe').contentWindow.length`)).toBe(0)
  }

  // Through the debugger: after a crash of a frame, Playwright treats the page as crashed.

  /** Whether the overlay reports that the checkout did not load. */
  isUnreachable(): Promise<boolean> {
    return this.run(`${OVERLAY}.querySelector('h2')?.textContent === 'The checkout did not load'`)
  }

  async triesAgain(): Promise<void> {
    await this.run(`${OVERLAY}.querySelector('[data-focus=retry]').click()`)
  }

  /** Whether the first screen is drawn, and nothing covers it. */
  isRunning(): Promise<boolean> {
    return this.run(`!${OVERLAY}.querySelector('.cover') && !${OVERLAY}.querySelector('iframe').inert`)
  }

  /** Lets the checkout's server answer normally again. */
  mend(): void {
    this.klump.put('/checkout/', { body: STAND_IN })
  }

  async isLocked(reference?: string): Promise<void> {
    await this.says({ type: 'busy', locked: true, ...(reference && { reference }) })
    await expect(this.page.getByRole('button', { name: 'Close' })).toHaveAttribute('aria-disabled', 'true')
  }

  /** Waits for the one outcome, with these callbacks in this order and none of our elements on the page afterwards. */
  async endsWith(outcome: Outcome, callbacks: readonly string[], timeout = 25_000): Promise<void> {
    await expect.poll(() => this.run('outcome'), { timeout }).toEqual(outcome)
    expect(await this.heard()).toEqual([...callbacks, 'result'])
    expect(await this.run(`${real('querySelectorAll')}.call(document, "klump-overlay").length`)).toBe(0)
  }

  /** Checks that the page is as before. For pages that have not replaced their own document. */
  async leavesNothing(): Promise<void> {
    expect(await this.#photo()).toEqual(this.#before)
  }

  async #photo(): Promise<unknown> {
    const page = await this.run(`({
      html: ${real('documentElement')}.outerHTML,
      sheets: ${real('adoptedStyleSheets')}.length,
      slots: Object.getOwnPropertySymbols(document).length,
      globals: Object.getOwnPropertyNames(window),
    })`)
    return {
      page,
      listeners: await Promise.all(
        ['window', 'document', real('body'), 'visualViewport'].map((it) => this.#listenersOf(it)),
      ),
    }
  }

  async #listenersOf(expression: string): Promise<string[]> {
    const { result } = (await this.#cdp?.send('Runtime.evaluate', { expression })) ?? {}
    if (!result?.objectId) throw new Error(`${expression} is no object.`)
    const found = await this.#cdp?.send('DOMDebugger.getEventListeners', { objectId: result.objectId })
    const types = found?.listeners.map(({ type }) => type) ?? []
    // Playwright adds listeners of its own, to other events.
    return types.filter((type) => OURS.test(type)).sort()
  }
}

const OURS = /^(message|online|offline|pagehide|visibilitychange|securitypolicyviolation|resize|scroll)$/

interface WorkerParts {
  shop: Served
  klump: Served
}

export const test = base.extend<{ hostile: Hostile }, WorkerParts>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
  shop: [async ({}, use) => whileServed(await serve('127.0.0.1'), use), { scope: 'worker' }],
  klump: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => whileServed(await serve('localhost', { packaged: true }), use),
    { scope: 'worker' },
  ],
  hostile: async ({ page, shop, klump }, use) => {
    await use(new Hostile(page, shop, klump))
    shop.clear()
    klump.clear()
  },
})

async function whileServed(served: Served, use: (served: Served) => Promise<void>): Promise<void> {
  await use(served)
  await served.close()
}

export { expect }
