import { spawn } from 'node:child_process'
import { WEBKIT } from './find.ts'

/** Key under which WebDriver names an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

const PATIENCE_MS = 25_000
const START_MS = 30_000

type Found = Record<string, string>

/** A browser behind the W3C's WebDriver: as much of it as one purchase needs. */
export interface Driver {
  readonly version: string
  goTo: (url: string) => Promise<void>
  /** Runs in the page or frame where we are, with `return`; waits until it gives something. */
  until: <Value>(script: string, ...args: unknown[]) => Promise<NonNullable<Value>>
  /** Into the frame that this script gives, or with nothing back to the page. */
  enter: (script?: string) => Promise<void>
  /** Real input, at what the script gives. */
  click: (script: string, ...args: unknown[]) => Promise<void>
  type: (text: string, script: string, ...args: unknown[]) => Promise<void>
  screenshot: () => Promise<Buffer>
  close: () => Promise<void>
}

/** WebKitGTK's small browser without a display of its own. Rejects when it does not answer in half a minute. */
export async function startWebKit(port: number): Promise<Driver> {
  const [driver, xvfb, browser] = WEBKIT.files
  // Without a display the driver waits for a browser that never comes.
  const child = spawn(xvfb, ['-a', driver, `--port=${port}`], { stdio: 'ignore', detached: true })
  const end = () => {
    // With the display and the browser that it started.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  try {
    const call = caller(`http://127.0.0.1:${port}`)
    await poll('the driver', START_MS, async () => (await call('GET', '/status')) !== undefined)
    const options = { binary: browser, args: ['--automation'] }
    const capabilities = {
      alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: PATIENCE_MS } },
    }
    const session = await call('POST', '/session', { capabilities })
    const { sessionId, capabilities: got } = session as {
      sessionId: string
      capabilities: { browserVersion: string }
    }
    const inSession = caller(`http://127.0.0.1:${port}/session/${sessionId}`)
    return {
      ...commands(inSession),
      version: got.browserVersion,
      close: async () => {
        await inSession('DELETE', '').catch(() => {})
        end()
      },
    }
  } catch (error) {
    end()
    throw error
  }
}

type Call = (method: string, path: string, body?: object) => Promise<unknown>

function caller(base: string): Call {
  return async (method, path, body) => {
    const response = await fetch(base + path, {
      method,
      signal: AbortSignal.timeout(START_MS),
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
    return value
  }
}

function commands(call: Call): Omit<Driver, 'version' | 'close'> {
  const run = (script: string, args: readonly unknown[]) => call('POST', '/execute/sync', { script, args })
  const find = async (script: string, args: readonly unknown[]) =>
    (await poll(script, PATIENCE_MS, async () => run(script, args))) as Found
  return {
    goTo: async (url) => void (await call('POST', '/url', { url })),
    until: async <Value>(script: string, ...args: unknown[]) =>
      (await find(script, args)) as NonNullable<Value>,
    enter: async (script) => {
      await call('POST', '/frame', { id: null })
      if (script) await call('POST', '/frame', { id: await find(script, []) })
    },
    click: async (script, ...args) => {
      const element = await find(script, args)
      // The driver looks for it in the middle of what a frame shows, and not below.
      await run(`arguments[0].scrollIntoView({ block: 'center' })`, [element])
      await call('POST', `/element/${element[ELEMENT]}/click`)
    },
    type: async (text, script, ...args) => {
      const element = await find(script, args)
      await call('POST', `/element/${element[ELEMENT]}/clear`)
      await call('POST', `/element/${element[ELEMENT]}/value`, { text })
    },
    screenshot: async () => Buffer.from((await call('GET', '/screenshot')) as string, 'base64'),
  }
}

/** Asks until there is something other than nothing, and says what for when there never is. */
async function poll<Value>(what: string, ms: number, ask: () => Promise<Value>): Promise<NonNullable<Value>> {
  const late = Date.now() + ms
  let last = ''
  while (Date.now() < late) {
    try {
      const answer = await ask()
      if (answer !== null && answer !== undefined && answer !== false) return answer
    } catch (error) {
      last = `: ${error instanceof Error ? error.message : 'it failed'}`
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Waited ${ms / 1000} s for ${what}${last}`)
}
