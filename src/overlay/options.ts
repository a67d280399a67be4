import type { Problem } from '../errors/klump-error.ts'
import { APPEARANCE_RULES } from '../protocol/appearance.ts'
import type { Open } from '../protocol/messages.ts'
import { areTexts } from '../protocol/texts.ts'
import { describe } from '../validation/describe.ts'
import { nearest } from '../validation/nearest.ts'
import { ORDER_NAMES } from '../validation/order.ts'
import type { OverlayRequest } from './contract.ts'
import { ENGLISH } from './strings.ts'

type Known = Pick<Open, 'locale' | 'strings' | 'appearance'>
type Fields = Readonly<Record<string, unknown>>

/** The options that only the overlay and the frame use; those that do not fit are left out and listed. */
export function readOptions({ locale, strings, appearance }: OverlayRequest) {
  const problems: Problem[] = []
  const read: Known = {}
  const refuse = (path: string, expected: string, value: unknown) =>
    problems.push({ path, expected, received: describe(value) })

  if (typeof locale === 'string') read.locale = locale
  else if (locale) refuse('locale', 'a language tag ("en-NG")', locale)

  if (areTexts(strings)) read.strings = { ...strings }
  else if (strings) refuse('strings', 'texts by their keys', strings)

  if (isFields(appearance)) {
    const fitting = Object.entries(APPEARANCE_RULES).filter(([name, { expected, fits }]) => {
      const value = appearance[name]
      if (value === undefined || value === null || value === '') return false
      return fits(value) || (refuse(`appearance.${name}`, expected, value), false)
    })
    read.appearance = Object.fromEntries(fitting.map(([name]) => [name, appearance[name]]))
  } else if (appearance) refuse('appearance', 'an object ({ theme: "dark" })', appearance)
  return { read, problems }
}

const OPTIONS =
  'publicKey data onLoad onOpen onSuccess onError onClose autoOpen closeOnBack checkoutUrl locale strings appearance'.split(
    ' ',
  )

/**
 * One line for each name that nobody reads: never dropped in silence. Texts of the checkout are not known here, so the frame
 * warns of those itself; ours begin with `overlay.`.
 */
export function unknownNames({ optionNames, appearance, strings }: OverlayRequest): string[] {
  const own = Object.keys(isFields(strings) ? strings : {}).filter((name) => name.startsWith('overlay.'))
  return [
    ...unknown('option', optionNames, OPTIONS),
    ...unknown(
      'appearance',
      Object.keys(isFields(appearance) ? appearance : {}),
      Object.keys(APPEARANCE_RULES),
    ),
    ...unknown('text', own, Object.keys(ENGLISH)),
  ]
}

function unknown(what: string, names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known)
      if (meant) return `there is no ${what} "${name}"; did you mean "${meant}"?`
      const inData = what === 'option' && nearest(name, ORDER_NAMES)
      return `there is no ${what} "${name}"${inData ? `; it belongs into data, as data.${inData}.` : '.'}`
    })
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}
