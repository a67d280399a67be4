import { setTimeout as after } from 'node:timers/promises'
import { expect, type BrowserContext, type ConsoleMessage, type Request } from '@playwright/test'

export interface Sent {
  readonly method: string
  readonly url: URL
  /** Origin of the document that sent it: distinguishes the page half from the checkout half. */
  readonly from: string
  /** Headers that a script set; after `settle` also those that the browser added. */
  headers: Record<string, string>
  readonly body: string
}

/** All requests of the browser, in every tab and frame, and the errors and warnings in its consoles. */
export interface Wire {
  readonly sent: readonly Sent[]
  readonly said: readonly string[]
  /** Takes the console lines so far: a story takes those that it expects, and lines that are left at the end are a failure. */
  takeConsole(): string[]
  /** Waits until there is a line for each pattern, then takes the lines: the console reaches a test later than the screen does. */
  takeConsoleOnceItHas(...expected: readonly RegExp[]): Promise<string[]>
  /** Waits until the headers of everything sent are known. */
  settle(): Promise<void>
}

export function recordWire(context: BrowserContext): Wire {
  const sent: Sent[] = []
  const said: string[] = []
  const reading: Promise<void>[] = []
  context.on('request', (request) => reading.push(read(request, sent)))
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(line(message))
  })
  context.on('weberror', (event) => said.push(`uncaught: ${event.error().message}`))
  return {
    sent,
    said,
    takeConsole: () => said.splice(0),
    async takeConsoleOnceItHas(...expected) {
      const missing = () =>
        expected.filter((each) => !said.some((line) => each.test(line) || isUnnamedError(line)))
      await expect.poll(missing, 'what the console has not said').toEqual([])
      return said.splice(0)
    },
    settle: async () => void (await Promise.all(reading)),
  }
}

const LONGEST_WAIT_MS = 5000

async function read(request: Request, sent: Sent[]): Promise<void> {
  // The browser may never report the headers it added when the frame closes in that moment. Headers that a script set are known at once.
  const headers = request.headers()
  const entry = {
    method: request.method(),
    url: new URL(request.url()),
    from: originOf(request),
    headers,
    body: request.postData() ?? '',
  }
  // Recorded at once: a test that sees the effect of a request finds it in the list.
  sent.push(entry)
  const known = after(LONGEST_WAIT_MS, headers, { ref: false })
  entry.headers = await Promise.race([request.allHeaders(), known]).catch(() => headers)
}

function originOf(request: Request): string {
  try {
    const url = request.frame().url()
    return url.startsWith('http') ? new URL(url).origin : url
  } catch {
    // A page's first request has no frame yet: it is the navigation itself.
    return 'navigation'
  }
}

/** Firefox's driver reports of a console error only that it was one, and where. */
const isUnnamedError = (line: string) => line.startsWith('error: Error (')

const line = (message: ConsoleMessage) => `${message.type()}: ${message.text()} (${message.location().url})`

/**
 * The requests that no story may send, each as a sentence: one with a secret key, one to an unknown host, and one from the shop's page to
 * Klump's API.
 */
export function forbiddenRequests(
  sent: readonly Sent[],
  places: { klump: string; shops: readonly string[] },
): string[] {
  return sent.flatMap(({ method, url, from, headers, body }) => {
    const what = `${method} ${url.origin}${url.pathname} from ${from}`
    const found: string[] = []
    if (headers['klump-secret-key'] !== undefined) found.push(`carries klump-secret-key: ${what}`)
    if (JSON.stringify([headers, url.href, body]).includes('klp_sk_'))
      found.push(`carries a secret key: ${what}`)
    if (
      ![places.klump, ...places.shops].includes(url.origin) &&
      !['data:', 'blob:', 'about:'].includes(url.protocol)
    )
      found.push(`goes to an unknown host: ${what}`)
    if (url.origin === places.klump && url.pathname.startsWith('/v1/') && from !== places.klump)
      found.push(`goes from the shop’s page to the API: ${what}`)
    return found
  })
}
