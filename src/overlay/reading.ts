import type { ErrorShape, Problem } from '../errors/klump-error.ts'
import type { Open } from '../protocol/messages.ts'
import { readOrder } from '../validation/read-order.ts'
import { findSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { Delivery, OverlayRequest } from './contract.ts'
import { readOptions } from './options.ts'
import { canonical } from './registry.ts'

/** What the frame is told when the door opens. */
export type ForFrame = Omit<Open, 'klump' | 'version'>

/** An opening that may go ahead, or why it may not. */
export type Reading =
  | { readonly forFrame: ForFrame; readonly identity: string; readonly warnings: readonly string[] }
  | { readonly error: ErrorShape }

/** Reads everything the shop passed, so that what crosses the door is whole; all problems at once. Never throws. */
export function read(request: OverlayRequest, delivery: Delivery): Reading {
  try {
    return readAll(request, delivery)
  } catch {
    // Nobody would hear of it while the skeleton stands there and waits for the order.
    return { error: { code: 'invalid_data', message: UNREADABLE } }
  }
}

const UNREADABLE = 'data, appearance or strings: there is a getter in them that throws, or no end to them.'

function readAll(request: OverlayRequest, delivery: Delivery): Reading {
  if ('error' in delivery) return delivery
  const options = readOptions(request)
  if (options.problems.length > 0) return { error: listed('invalid_options', options.problems) }
  const reading = readOrder(delivery.data)
  if ('problems' in reading) return { error: listed('invalid_data', reading.problems) }
  const { order, warnings } = reading
  // Again, on what will really be sent: toJSON() can bring out what the object did not show.
  const secret = findSecret(order, 'data')
  if (secret) return { error: { code: 'secret_key', message: SECRET_FOUND(secret) } }
  const { publicKey } = request
  return {
    forFrame: { publicKey, order, ...options.read },
    identity: canonical([publicKey, order]),
    warnings,
  }
}

function listed(code: 'invalid_options' | 'invalid_data', problems: readonly Problem[]): ErrorShape {
  const lines = problems.map(
    ({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`,
  )
  return { code, message: lines.join('\n'), problems }
}
