import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Fault } from './control.ts'

/** The connection behind a request, when there is a real one. */
export interface Connection {
  incoming?: { socket: { destroy: () => unknown; remoteAddress?: string | undefined } }
}

export interface FaultedRequest {
  fault: Fault
  connection: Connection | undefined
  /** Handles the request normally. */
  handle: () => Promise<Response>
  wait: (ms: number) => Promise<void>
}

/** Answers a request as the fault specifies. */
export async function apply({ fault, connection, handle, wait }: FaultedRequest): Promise<Response> {
  switch (fault.kind) {
    case 'status':
      return Response.json(
        { message: `Failure on demand: ${fault.status}.` },
        {
          status: fault.status,
          ...(fault.retryAfter !== undefined && { headers: { 'retry-after': String(fault.retryAfter) } }),
        },
      )
    case 'delay':
      await wait(fault.ms)
      return handle()
    case 'not-json':
      return new Response('<!doctype html><title>Gateway</title>', {
        headers: { 'content-type': 'text/html' },
      })
    case 'lost-answer':
      await handle()
      break
    case 'drop':
      break
  }
  return hangUp(connection)
}

/** Ends the connection. Without a real one (a test calls `fetch` directly) this function throws as a browser's fetch would. */
function hangUp(connection: Connection | undefined): Response {
  if (!connection?.incoming)
    throw new TypeError('Failed to fetch: the sandbox ended the connection on demand.')
  connection.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}
