import { chromium, type Browser } from 'playwright'
import { QUIET_FLAGS } from '../browser.ts'

/** Flags that slow down all frames: a frame of another site would otherwise have its own process, at full speed. */
const FLAGS = [
  ...QUIET_FLAGS,
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process',
  // No outside host is reachable: requests of peers are refused at once.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS, handleSIGINT: false })
}

/** A browser for many pieces of work, one after the other. */
export interface SteadyBrowser {
  /** Does the work; when a page hangs, once more in another browser. */
  use<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Longer than any piece of work takes. */
const TIMEOUT_MS = 300_000
const LATE = Symbol('late')

/** A renderer with a slowed-down processor may hang for good, one in some thousands; that costs time, but does not end the run. */
export async function steadyBrowser(
  executablePath: string,
  say: (line: string) => void,
  timeout = TIMEOUT_MS,
): Promise<SteadyBrowser> {
  let browser = await launch(executablePath)
  const inTime = async <Result>(work: (browser: Browser) => Promise<Result>) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<typeof LATE>((resolve) => (timer = setTimeout(resolve, timeout, LATE)))
    try {
      return await Promise.race([work(browser), late])
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    async use(work) {
      const done = await inTime(work)
      if (done !== LATE) return done
      say(`A page hung for ${timeout / 1000} s: once more, in another browser.`)
      await browser.close()
      browser = await launch(executablePath)
      const again = await inTime(work)
      if (again === LATE) throw new Error(`A page hung for ${timeout / 1000} s, twice in a row.`)
      return again
    },
    close: () => browser.close(),
  }
}
