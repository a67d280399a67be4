import type { ErrorShape } from '../errors/klump-error.ts'
import type { Open } from '../protocol/to-frame.ts'
import type { Mistakes } from '../validation/hints.ts'
import type { Note } from '../validation/lenient.ts'
import { ORDER_NAMES } from '../validation/order.ts'
import { readOrder } from '../validation/read-order.ts'
import { findSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { Stranger } from '../validation/strangers.ts'
import type { Delivery, OverlayRequest } from './contract.ts'
import { optionStrangers, readOptions } from './options.ts'

// As it was when this was loaded: pages replace it.
const { stringify } = JSON

/** What the frame is told when the door opens. */
export type ForFrame = Omit<Open, 'klump' | 'version'>

/** An opening that may go ahead, or why it may not. */
export type Reading = (
  | { readonly forFrame: ForFrame; readonly identity: string }
  /** With mistakes the error only names their places; `withHints` has the words. */
  | { readonly error: ErrorShape; readonly mistakes?: Mistakes }
) & { readonly strangers?: readonly Stranger[]; readonly notes?: readonly Note[] }

/** Reads everything the shop passed, so that what crosses the door is whole; all problems at once. Never throws. */
export function read(request: OverlayRequest, delivery: Delivery): Reading {
  try {
    return readAll(request, delivery)
  } catch {
    // Nobody would hear of it while the skeleton stands there and waits for the order.
    return { error: { code: 'invalid_data', message: UNREADABLE } }
  }
}

/** Reads an order of no shop's: code is slowest when it first runs, and that need not be within the click. */
export function rehearse(): void {
  const item = { name: '-', unit_price: 1, quantity: 1 }
  const data = { amount: 1, currency: 'NGN', phone: '08000000000', items: [item] }
  read({ options: { publicKey: '', checkoutUrl: '' }, data: { data }, onEvent() {} }, { data })
}

const UNREADABLE = 'data, appearance or strings: a getter throws, or they have no end.'

function readAll(request: OverlayRequest, delivery: Delivery): Reading {
  if ('error' in delivery) return delivery
  const strangers = optionStrangers(request)
  const leaked =
    findSecret({ ...request.options, publicKey: '', data: '' }, 'options') ??
    findSecret(delivery.data, 'data')
  if (leaked) return secretFound(leaked)
  const options = readOptions(request)
  const { issues } = options
  if (issues.length > 0) return wrong({ code: 'invalid_options', issues, given: request.options }, strangers)
  const reading = readOrder(delivery.data, globalThis.document?.baseURI)
  // Again, on what will really be sent or told of: toJSON() can bring out what the object did not show.
  const secret = findSecret('issues' in reading ? reading.given['data'] : reading.order, 'data')
  if (secret) return secretFound(secret)
  if ('issues' in reading) return wrong(reading, strangers)
  const { order, notes } = reading
  const { publicKey } = request.options
  return {
    forFrame: { publicKey, order, ...options.read },
    // Its names stand in the order in which they were read.
    identity: stringify([publicKey, order]),
    strangers: [...strangers, ...reading.strangers],
    notes,
  }
}

const secretFound = (path: string): Reading => ({
  error: { code: 'secret_key', message: SECRET_FOUND(path) },
})

function wrong(mistakes: Mistakes, strangers: readonly Stranger[]): Reading {
  const { code, issues, notes = [] } = mistakes
  const places = issues.map(({ path, message }) => `${path.join('.')}: expected ${message}`)
  return { error: { code, message: places.join('\n') }, strangers, notes, mistakes }
}

/**
 * The reading in words: what is wrong with it and what to call it instead, and a line for each name that nobody reads. Fetched
 * only for who made such a mistake; where it does not come, the error has the places and the rules' names.
 */
export function withHints(reading: Reading, tell: (line: string) => void): Reading | Promise<Reading> {
  const { strangers = [], notes = [] } = reading
  const mistakes = 'mistakes' in reading && reading.mistakes
  if (strangers.length + notes.length === 0 && !mistakes) return reading
  return import('../validation/hints.ts')
    .then(({ explain, remarks, warning }): Reading => {
      for (const stranger of strangers) tell(warning(stranger, ORDER_NAMES))
      if (notes.length > 0) tell(remarks(notes))
      return mistakes ? { error: explain(mistakes) } : reading
    })
    .catch(() => reading)
}
