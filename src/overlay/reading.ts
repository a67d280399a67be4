import type { ErrorShape, Problem } from '../errors/klump-error.ts'
import type { Open } from '../protocol/messages.ts'
import { nearest } from '../validation/nearest.ts'
import { readOrder } from '../validation/read-order.ts'
import { findSecret, SECRET_FOUND } from '../validation/secrets.ts'
import type { Delivery, OverlayRequest } from './contract.ts'
import { canonical } from './registry.ts'

/** What the frame is told when the door opens. */
export type ForFrame = Omit<Open, 'klump' | 'version'>

/** An opening that may go ahead, or why it may not. */
export type Reading =
  | { readonly forFrame: ForFrame; readonly identity: string; readonly warnings: readonly string[] }
  | { readonly error: ErrorShape }

/** Reads everything the shop passed, so that what crosses the door is whole; all problems at once. */
export function read(request: OverlayRequest, delivery: Delivery): Reading {
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

const OPTIONS =
  'publicKey data onLoad onOpen onSuccess onError onClose autoOpen checkoutUrl locale strings appearance'.split(
    ' ',
  )

/** One line for each option that nobody reads: never dropped in silence. */
export function unknownOptions({ optionNames }: OverlayRequest): string[] {
  return optionNames
    .filter((name) => !OPTIONS.includes(name))
    .map((name) => {
      const meant = nearest(name, OPTIONS)
      return `there is no option "${name}"${meant ? `; did you mean "${meant}"?` : '.'}`
    })
}

type Themed = NonNullable<Open['appearance']>

/** The options that only the overlay and the frame use; those that do not fit are left out and listed. */
export function readOptions({ locale, strings, appearance }: OverlayRequest) {
  const problems: Problem[] = []
  const read: Pick<ForFrame, 'locale' | 'strings' | 'appearance'> = {}
  const refuse = (path: string, expected: string, value: unknown) =>
    problems.push({ path, expected, received: JSON.stringify(value) ?? typeof value })

  if (typeof locale === 'string') read.locale = locale
  else if (locale) refuse('locale', 'a language tag ("en-NG")', locale)

  if (areStrings(strings)) read.strings = { ...strings }
  else if (strings) refuse('strings', 'texts by their keys', strings)

  const theme: unknown = (appearance as { theme?: unknown } | null | undefined)?.theme
  if (isTheme(theme)) read.appearance = { theme }
  else if (theme) refuse('appearance.theme', '"light", "dark" or "auto"', theme)
  return { read, problems }
}

function areStrings(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  )
}

function isTheme(value: unknown): value is NonNullable<Themed['theme']> {
  return value === 'light' || value === 'dark' || value === 'auto'
}

function listed(code: 'invalid_options' | 'invalid_data', problems: readonly Problem[]): ErrorShape {
  const lines = problems.map(
    ({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`,
  )
  return { code, message: lines.join('\n'), problems }
}
