import type { ErrorShape } from '../errors/klump-error.ts'
import type { Open } from '../protocol/to-frame.ts'
import type { Mistakes } from '../validation/hints.ts'
import type { Note } from '../validation/lenient.ts'
import { wrongTypes } from '../validation/option-types.ts'
import { ORDER_NAMES } from '../validation/order.ts'
import { verdictIn } from '../validation/order-verdict.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { readOrder } from '../validation/read-order.ts'
import { findSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { UnknownKey } from '../validation/unknown-keys.ts'
import { read } from '../shared/unclobbered.ts'
import type { Delivery, OverlayRequest } from '../loader/contract.ts'
import { copyOptions, unknownOptions, readOptions, type Settings } from './options.ts'

// Taken when this module loads: a page may replace it later.
const { stringify } = JSON

/** What the frame is sent when the door opens. */
export type ForFrame = Omit<Open, 'klump' | 'version'>

interface Read {
  /** Names that are not known. */
  readonly unknownKeys?: readonly UnknownKey[]
  /** Parts of the order that could not be used as they came. They do not stop the sale. */
  readonly notes?: readonly Note[]
}

/** Why an opening may not go ahead. Where there are `mistakes`, the error only names their paths; `withHints` adds the words. */
interface Refusal extends Read {
  readonly error: ErrorShape
  readonly mistakes?: Mistakes
}

/** Options that fit. */
interface ValidOptions extends Read {
  readonly settings: Settings
}

/** An opening that may go ahead. */
export interface ValidRequest extends Read {
  readonly forFrame: ForFrame
  readonly identity: string
}

export type Validation = ValidRequest | Refusal

/** Whether the order is here and the opening may go ahead. */
export function isValid(validation: Validation | Promise<Validation>): validation is ValidRequest {
  return !('then' in validation) && 'forFrame' in validation
}

/** Validates the options, which are known before the order. Reports all problems at once. Never throws. */
export function validateOptions(request: OverlayRequest): ValidOptions | Refusal {
  return safely('options', () => {
    const options = copyOptions(request)
    const secret = findSecret({ ...options, publicKey: '', data: '' }, 'options')
    if (secret) return secretFound(secret)
    const unknownKeys = unknownOptions(options)
    const notes = wrongTypes(options)
    const { settings, issues } = readOptions(options)
    if (issues.length > 0)
      return wrong({ code: 'invalid_options', issues, given: options, notes }, unknownKeys)
    return { settings, unknownKeys, notes }
  })
}

/** Validates the order before it is sent to the frame. Reports all problems at once. Never throws. */
export function validateDelivery(settings: Settings, delivery: Delivery): Validation {
  return safely('data', (): Validation => {
    if ('error' in delivery) return delivery
    const leaked = findSecret(delivery.data, 'data')
    if (leaked) return secretFound(leaked)
    const { publicKey, locale, strings, appearance } = settings
    const own = {
      publicKey,
      ...(locale !== undefined && { locale }),
      ...(strings && { strings }),
      ...(appearance && { appearance }),
    }
    const verdict = verdictIn(delivery.data)
    if (verdict)
      return { forFrame: ownProperties({ ...own, verdict }), identity: stringify([publicKey, verdict]) }
    const parsed = ownProperties(readOrder(delivery.data, globalThis.document && read(document, 'baseURI')))
    // A second look for a secret key, at the text that is really sent or reported: a toJSON() of the shop can add what the object hid.
    const secret = findSecret('issues' in parsed ? parsed.given['data'] : parsed.order, 'data')
    if (secret) return secretFound(secret)
    if ('issues' in parsed) return wrong(parsed)
    const { order, unknownKeys, notes } = parsed
    return {
      forFrame: ownProperties({ ...own, order }),
      // The text has its keys in the order in which the schema reads them, so that the same order always gives the same text.
      identity: stringify([publicKey, order]),
      unknownKeys,
      notes,
    }
  })
}

const UNREADABLE = 'could not be read: a getter throws, or an object contains itself.'

function safely<Result extends object>(what: 'options' | 'data', read: () => Result): Result | Refusal {
  try {
    return ownProperties(read())
  } catch {
    // Without this, an exception would be lost, and the overlay would wait for the order until the time limit.
    return ownProperties({ error: { code: `invalid_${what}` as const, message: `${what}: ${UNREADABLE}` } })
  }
}

const secretFound = (path: string): Refusal => ({
  error: { code: 'secret_key', message: SECRET_FOUND(path) },
})

function wrong(made: Mistakes, unknownKeys: readonly UnknownKey[] = []): Refusal {
  const mistakes = ownProperties(made)
  const { code, issues, notes = [] } = mistakes
  const places = issues.map(({ path, message }) => `${path.join('.')}: expected ${message}`)
  return { error: { code, message: places.join('\n') }, unknownKeys, notes, mistakes }
}

/**
 * The validation with words for the developer: what is wrong, what was expected, and a warning for each unknown name. The words are
 * fetched only when there is a mistake. When they cannot be fetched, the error has the paths and the names of the rules. Only an error waits
 * for its words; a valid order goes on, and its warnings follow.
 */
export function withHints<Of extends ValidOptions | Validation>(
  validation: Of,
  warn: (line: string) => void,
): Of | Promise<Of> {
  const { unknownKeys = [], notes = [] } = validation
  const mistakes = 'mistakes' in validation && validation.mistakes
  if (unknownKeys.length + notes.length === 0 && !mistakes) return validation
  const worded = import('../validation/hints.ts')
    .then(({ explain, remarks, warning }) => {
      for (const unknownKey of unknownKeys) warn(warning(unknownKey, ORDER_NAMES))
      if (notes.length > 0) warn(remarks(notes))
      return mistakes ? ownProperties({ ...validation, error: explain(mistakes) }) : validation
    })
    .catch(() => validation)
  return mistakes ? worded : validation
}
