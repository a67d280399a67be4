import { secretCurl } from '../curl.ts'
import type { Feed } from '../feed.ts'
import { statusBadge } from './wire.ts'

/**
 * The shop's `fetch`, which records every call with its headers; the feed replaces the key by dots. `expect` is called with the
 * path when a call starts and returns the function that ends it. Meanwhile the sandbox's own notice of this call is skipped.
 */
export function watchFetch(
  feed: Feed,
  expect: (path: string) => () => void,
  real: typeof fetch = fetch,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const { pathname, origin } = new URL(request.url)
    const call = { method: request.method, path: pathname }
    const began = performance.now()
    const note = (answered: ReturnType<typeof statusBadge> & { note?: string }) => {
      feed.add({
        lane: 'shop-klump',
        title: `${call.method} ${call.path}`,
        ...answered,
        fields: [...request.headers, ['took', `${Math.round(performance.now() - began)} ms`]],
        curl: secretCurl(call.method, origin + call.path),
      })
    }
    const endCall = expect(pathname)
    try {
      const response = await real(input, init)
      note(statusBadge(response.status))
      return response
    } catch (error) {
      note({ ...statusBadge(0), note: 'No answer came, or not in time.' })
      throw error
    } finally {
      endCall()
    }
  }
}
