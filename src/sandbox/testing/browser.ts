import type { Sandbox } from '../index.ts'
import { ORIGIN } from './client.ts'

export interface Page {
  status: number
  text: string
  headers: Headers
  /** The address of its redirect. */
  location: string | null
}

/** A browser without scripts that keeps one cookie. It opens pages, and sends forms from them. */
export class Browser {
  cookie = ''
  private readonly sandbox: Sandbox

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox
  }

  open(path: string): Promise<Page> {
    return this.ask(path, {})
  }

  /** Sends a form as a page of the dashboard would, and follows the redirect. */
  async send(path: string, fields: Record<string, string> = {}): Promise<Page> {
    const answer = await this.post(path, fields)
    return answer.location ? this.open(answer.location) : answer
  }

  /** Sends a form without following the redirect; `from` is the origin of the sending page. */
  post(path: string, fields: Record<string, string> = {}, from = ORIGIN): Promise<Page> {
    return this.ask(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: from },
    })
  }

  private async ask(path: string, init: RequestInit): Promise<Page> {
    const request = new Request(new URL(path, ORIGIN), init)
    if (this.cookie) request.headers.set('cookie', this.cookie)
    const response = await this.sandbox.fetch(request)
    const [set] = response.headers.getSetCookie()
    if (set) this.cookie = set.split(';')[0] ?? ''
    return {
      status: response.status,
      text: await response.text(),
      headers: response.headers,
      location: response.headers.get('location'),
    }
  }
}

/** A browser in which the demo account is open. */
export async function signedIn(sandbox: Sandbox): Promise<Browser> {
  const browser = new Browser(sandbox)
  await browser.send('/dashboard/sign-in', { account: '1' })
  return browser
}
