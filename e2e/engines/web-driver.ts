import { poll } from './poll.ts'

const TIMEOUT_MS = 25_000
const ANSWER_MS = 30_000

/** An element of the page, as WebDriver names it. */
export type Handle = Record<'element-6066-11e4-a52e-4f735466cecf', string>

/** A script in the page receives the element where its caller passes the handle. */
type Given<Args extends readonly unknown[]> = {
  [Nth in keyof Args]: Args[Nth] extends Element ? Handle : Args[Nth]
}
export type Find<Args extends readonly unknown[]> = (...args: Args) => Element | null | undefined

export const KEYS = { Control: '\uE009', Enter: '\uE007', Escape: '\uE00C', End: '\uE010' } as const

/** A browser behind the W3C's WebDriver, with the commands that a shopper needs. */
export interface Driver {
  goTo: (url: string) => Promise<void>
  back: () => Promise<void>
  /** Runs in the current page or frame. The script is sent as text, so it cannot use variables around it here. */
  run: <Args extends readonly unknown[], Value>(
    script: (...args: Args) => Value | Promise<Value>,
    ...args: Given<Args>
  ) => Promise<Value>
  /** The same, repeated until the script returns something. Rejects after 25 s. */
  until: <Args extends readonly unknown[], Value>(
    script: (...args: Args) => Value | Promise<Value>,
    ...args: Given<Args>
  ) => Promise<NonNullable<Value>>
  find: <Args extends readonly unknown[]>(script: Find<Args>, ...args: Given<Args>) => Promise<Handle>
  /** Enters a frame from the page itself, and from there the next; without a path, back to the page. */
  enter: (...path: readonly Find<[]>[]) => Promise<void>
  /** A real click, where the element can be hit. */
  click: <Args extends readonly unknown[]>(script: Find<Args>, ...args: Given<Args>) => Promise<void>
  /** Real keys, to the focused element; keys of one call are held together. */
  press: (...keys: string[]) => Promise<void>
  type: (text: string) => Promise<void>
  /** Turns the mouse's wheel at this point, by so many pixels down. */
  wheel: (x: number, y: number, deltaY: number) => Promise<void>
  /** Runs `there` in the tab that has opened, closes the tab and comes back. */
  inNewTab: (there: () => Promise<void>) => Promise<void>
  screenshot: () => Promise<Buffer>
}

export type Call = (method: string, path: string, body?: object) => Promise<unknown>

/** Calls the driver at this address. Throws its errors, with their message. */
export function caller(base: string): Call {
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    }).catch((cause: unknown) => {
      throw new Error(`${method} ${path}: the driver does not answer`, { cause })
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
    return value
  }
}

/** The commands for the browser of this session. */
export function drive(call: Call): Driver {
  const run = async (script: { toString(): string }, args: readonly unknown[]) =>
    call('POST', '/execute/sync', { script: `return (${script.toString()}).apply(null, arguments)`, args })
  const until = (script: { toString(): string }, args: readonly unknown[]) =>
    poll(`${script.toString()} of ${JSON.stringify(args)}`, TIMEOUT_MS, () => run(script, args))
  const find = async (script: { toString(): string }, args: readonly unknown[]) =>
    (await until(script, args)) as Handle
  const keys = (actions: readonly object[]) =>
    call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  const down = (value: string) => ({ type: 'keyDown', value })
  const up = (value: string) => ({ type: 'keyUp', value })
  let turned = 0

  return {
    goTo: async (url) => void (await call('POST', '/url', { url })),
    back: async () => void (await call('POST', '/back')),
    run: async <Value>(script: (...args: never) => Value | Promise<Value>, ...args: readonly unknown[]) =>
      (await run(script, args)) as Value,
    until: async <Value>(script: (...args: never) => Value | Promise<Value>, ...args: readonly unknown[]) =>
      (await until(script, args)) as NonNullable<Value>,
    find: (script, ...args) => find(script, args),
    enter: async (...path) => {
      await call('POST', '/frame', { id: null })
      for (const frame of path) await call('POST', '/frame', { id: await find(frame, []) })
    },
    click: async (script, ...args) => {
      const element = await find(script, args)
      for (const late = Date.now() + TIMEOUT_MS; ;) {
        // The driver expects the element in the middle of what a frame shows, and not below. A shopper presses what the browser has painted
        // at its new place.
        await run(
          async (it: Element) => {
            it.scrollIntoView({ block: 'center', behavior: 'instant' })
            for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)
          },
          [element],
        )
        // A button that agrees or picks a bank ignores the pointer for its first half second; the driver would give up at once.
        await until((it: Element) => getComputedStyle(it).pointerEvents !== 'none', [element])
        try {
          await call('POST', `/element/${Object.values(element)[0]}/click`)
          return
        } catch (error) {
          // The element has moved since it was painted, and nothing was clicked.
          if (!/not interactable|click intercepted/.test(String(error)) || Date.now() > late) throw error
        }
      }
    },
    press: async (...held) => void (await keys([...held.map(down), ...held.toReversed().map(up)])),
    type: async (text) => void (await keys(text.split('').flatMap((letter) => [down(letter), up(letter)]))),
    wheel: async (x, y, deltaY) => {
      // The driver sends the difference from the last turn, and nothing where there is none: it is told the sum of all turns.
      turned += deltaY
      const actions = [{ type: 'scroll', x, y, deltaX: 0, deltaY: turned, duration: 0 }]
      await call('POST', '/actions', { actions: [{ type: 'wheel', id: 'wheel', actions }] })
    },
    inNewTab: async (there) => {
      const here = await call('GET', '/window')
      const isNew = async () =>
        ((await call('GET', '/window/handles')) as string[]).find((handle) => handle !== here)
      await call('POST', '/window', { handle: await poll('a new tab', TIMEOUT_MS, isNew) })
      await there()
      await call('DELETE', '/window')
      await call('POST', '/window', { handle: here })
    },
    screenshot: async () => Buffer.from((await call('GET', '/screenshot')) as string, 'base64'),
  }
}
