import type { Sandbox } from '../index.ts'

/** Sends the requests of a client to the sandbox that listens at `origin`. */
export function overTheWire(origin: string): Pick<Sandbox, 'fetch'>['fetch'] {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const body = request.method === 'GET' ? undefined : await request.text()
    return await fetch(`${origin}${pathname}${search}`, {
      method: request.method,
      headers: request.headers,
      ...(body !== undefined && { body }),
    })
  }
}
