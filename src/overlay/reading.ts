import type { ErrorShape } from '../errors/klump-error.ts'
import type { Open } from '../protocol/to-frame.ts'
import type { Mistakes } from '../validation/hints.ts'
import type { Note } from '../validation/lenient.ts'
import { wrongTypes } from '../validation/option-types.ts'
import { ORDER_NAMES } from '../validation/order.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { readOrder } from '../validation/read-order.ts'
import { findSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { Stranger } from '../validation/strangers.ts'
import { read } from '../shared/unclobbered.ts'
import type { Delivery, OverlayRequest } from '../loader/contract.ts'
import { copyOptions, optionStrangers, readOptions, type Settings } from './options.ts'

// As it was when this was loaded: pages replace it.
const { stringify } = JSON

/** What the frame is told when the door opens. */
export type ForFrame = Omit<Open, 'klump' | 'version'>

interface Read {
  /** Names that nobody reads. */
  readonly strangers?: readonly Stranger[]
  /** What could not be taken as it came, and does not stop the sale. */
  readonly notes?: readonly Note[]
}

/** Why an opening may not go ahead. With mistakes the error only names their places; `withHints` has the words. */
interface Refusal extends Read {
  readonly error: ErrorShape
  readonly mistakes?: Mistakes
}

/** Options that fit. */
interface Judged extends Read {
  readonly settings: Settings
}

/** An opening that may go ahead. */
interface Admitted extends Read {
  readonly forFrame: ForFrame
  readonly identity: string
}

export type Reading = Admitted | Refusal

/** Whether the order is here and the opening may go ahead. */
export function isAdmitted(reading: Reading | Promise<Reading>): reading is Admitted {
  return !('then' in reading) && 'forFrame' in reading
}

/** Judges the options, which are known before the order is; all problems at once. Never throws. */
export function judgeOptions(request: OverlayRequest): Judged | Refusal {
  return safely('options', () => {
    const options = copyOptions(request)
    const secret = findSecret({ ...options, publicKey: '', data: '' }, 'options')
    if (secret) return secretFound(secret)
    const strangers = optionStrangers(options)
    const notes = wrongTypes(options)
    const { settings, issues } = readOptions(options)
    if (issues.length > 0) return wrong({ code: 'invalid_options', issues, given: options, notes }, strangers)
    return { settings, strangers, notes }
  })
}

/** Reads the order, so that what crosses the door is whole; all problems at once. Never throws. */
export function readDelivery(settings: Settings, delivery: Delivery): Reading {
  return safely('data', (): Reading => {
    if ('error' in delivery) return delivery
    const leaked = findSecret(delivery.data, 'data')
    if (leaked) return secretFound(leaked)
    const reading = ownProperties(readOrder(delivery.data, globalThis.document && read(document, 'baseURI')))
    // Again, on what will really be sent or told of: toJSON() can bring out what the object did not show.
    const secret = findSecret('issues' in reading ? reading.given['data'] : reading.order, 'data')
    if (secret) return secretFound(secret)
    if ('issues' in reading) return wrong(reading)
    const { order, strangers, notes } = reading
    const { publicKey, locale, strings, appearance } = settings
    const own = {
      ...(locale !== undefined && { locale }),
      ...(strings && { strings }),
      ...(appearance && { appearance }),
    }
    return {
      forFrame: ownProperties({ publicKey, order, ...own }),
      // Its names stand in the order in which they were read.
      identity: stringify([publicKey, order]),
      strangers,
      notes,
    }
  })
}

/** Reads an order of no shop's: code is slowest when it first runs, and that need not be within the click. */
export function rehearse(): void {
  const item = { name: '-', unit_price: 1, quantity: 1 }
  const data = { amount: 1, currency: 'NGN', phone: '08000000000', items: [item] }
  const judged = judgeOptions({ options: { publicKey: '', checkoutUrl: '' }, data: { data }, onEvent() {} })
  if ('settings' in judged) readDelivery(judged.settings, { data })
}

const UNREADABLE = 'a getter throws, or there is no end to it.'

function safely<Result extends object>(what: 'options' | 'data', read: () => Result): Result | Refusal {
  try {
    return ownProperties(read())
  } catch {
    // Nobody would hear of it while the skeleton stands there and waits for the order.
    return ownProperties({ error: { code: `invalid_${what}` as const, message: `${what}: ${UNREADABLE}` } })
  }
}

const secretFound = (path: string): Refusal => ({
  error: { code: 'secret_key', message: SECRET_FOUND(path) },
})

function wrong(made: Mistakes, strangers: readonly Stranger[] = []): Refusal {
  const mistakes = ownProperties(made)
  const { code, issues, notes = [] } = mistakes
  const places = issues.map(({ path, message }) => `${path.join('.')}: expected ${message}`)
  return { error: { code, message: places.join('\n') }, strangers, notes, mistakes }
}

/**
 * The reading in words: what is wrong with it and what to call it instead, and a line for each name that nobody reads. Fetched
 * only for who made such a mistake; where it does not come, the error has the places and the rules' names.
 */
export function withHints<Of extends Judged | Reading>(
  reading: Of,
  tell: (line: string) => void,
): Of | Promise<Of> {
  const { strangers = [], notes = [] } = reading
  const mistakes = 'mistakes' in reading && reading.mistakes
  if (strangers.length + notes.length === 0 && !mistakes) return reading
  return import('../validation/hints.ts')
    .then(({ explain, remarks, warning }) => {
      for (const stranger of strangers) tell(warning(stranger, ORDER_NAMES))
      if (notes.length > 0) tell(remarks(notes))
      return mistakes ? ownProperties({ ...reading, error: explain(mistakes) }) : reading
    })
    .catch(() => reading)
}
