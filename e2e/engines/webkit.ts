import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { WEBKIT } from './find.ts'
import { poll } from './poll.ts'
import { caller, drive, type Driver } from './web-driver.ts'

const START_MS = 30_000
const SCRIPT_MS = 25_000

/** One window of WebKitGTK's small browser, without any history. */
export interface WebKit extends Driver {
  readonly version: string
  close: () => Promise<void>
}

export interface WebKitMachine {
  /** Opens one window at a time. */
  open: () => Promise<WebKit>
  close: () => void
}

/** WebKitGTK's driver with a display of its own. Rejects when it does not answer in half a minute. */
export async function startWebKit(): Promise<WebKitMachine> {
  let driver = await startDriver()
  // On a busy machine the driver sometimes never answers the request for a session. Then it takes no other request either.
  const newSession = async () => {
    try {
      return await openSession(driver)
    } catch {
      driver.end()
      driver = await startDriver()
      return openSession(driver)
    }
  }
  return {
    close: () => driver.end(),
    open: async () => {
      const { sessionId, capabilities } = await newSession()
      const inSession = caller(`${driver.address}/session/${sessionId}`)
      await inSession('POST', '/window/rect', { width: 1280, height: 800 })
      return {
        ...drive(inSession),
        version: capabilities.browserVersion,
        close: async () => void (await inSession('DELETE', '').catch(() => {})),
      }
    },
  }
}

interface RunningDriver {
  readonly address: string
  /** Also ends the display and the browser that it started. */
  end(): void
}

async function startDriver(): Promise<RunningDriver> {
  const port = await freePort()
  const [driver, xvfb] = WEBKIT.files
  // Without a display the driver waits for ever for its browser.
  const child = spawn(xvfb, ['-a', driver, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  })
  const address = `http://127.0.0.1:${port}`
  const end = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  try {
    await poll('the driver', START_MS, async () => (await caller(address)('GET', '/status')) !== undefined)
  } catch (error) {
    end()
    throw error
  }
  return { address, end }
}

async function openSession({ address }: RunningDriver) {
  const [, , browser] = WEBKIT.files
  const options = { binary: browser, args: ['--automation'] }
  return (await caller(address)('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: SCRIPT_MS } },
    },
  })) as { sessionId: string; capabilities: { browserVersion: string } }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
