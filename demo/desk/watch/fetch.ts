import { secretCurl } from '../curl.ts'
import type { Feed } from '../feed.ts'
import { statusBadge } from './wire.ts'

/**
 * The shop's `fetch`, with every call noted as it went out: headers and all, the key as dots. `expect` hears of the path while a
 * call is under way, so that it is not noted a second time when the sandbox hears it.
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
    const entry = expect(pathname)
    try {
      const response = await real(input, init)
      note(statusBadge(response.status))
      return response
    } catch (error) {
      note({ ...statusBadge(0), note: 'No answer came, or not in time.' })
      throw error
    } finally {
      entry()
    }
  }
}
