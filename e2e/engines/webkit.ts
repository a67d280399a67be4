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
  const port = await freePort()
  const [driver, xvfb, browser] = WEBKIT.files
  // Without a display the driver waits for ever for its browser.
  const child = spawn(xvfb, ['-a', driver, `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  })
  const end = () => {
    // Also ends the display and the browser that it started.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  const call = caller(`http://127.0.0.1:${port}`)
  try {
    await poll('the driver', START_MS, async () => (await call('GET', '/status')) !== undefined)
  } catch (error) {
    end()
    throw error
  }
  return {
    close: end,
    open: async () => {
      const options = {
        binary: browser,
        args: ['--automation'],
      }
      const session = await call('POST', '/session', {
        capabilities: {
          alwaysMatch: { 'webkitgtk:browserOptions': options, timeouts: { script: SCRIPT_MS } },
        },
      })
      const { sessionId, capabilities } = session as {
        sessionId: string
        capabilities: { browserVersion: string }
      }
      const inSession = caller(`http://127.0.0.1:${port}/session/${sessionId}`)
      await inSession('POST', '/window/rect', { width: 1280, height: 800 })
      return {
        ...drive(inSession),
        version: capabilities.browserVersion,
        close: async () => void (await inSession('DELETE', '').catch(() => {})),
      }
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
