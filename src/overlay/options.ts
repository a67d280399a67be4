import type { Problem } from '../errors/klump-error.ts'
import { APPEARANCE_RULES } from '../protocol/appearance.ts'
import type { Open } from '../protocol/to-frame.ts'
import { areTexts } from '../protocol/texts.ts'
import { describe } from '../validation/describe.ts'
import { strangersIn, type Stranger } from '../validation/strangers.ts'
import type { OverlayRequest } from './contract.ts'
import { ENGLISH } from './strings.ts'

type Known = Pick<Open, 'locale' | 'strings' | 'appearance'>
type Fields = Readonly<Record<string, unknown>>

/** The options that only the overlay and the frame use; those that do not fit are left out and listed. */
export function readOptions({ options: { locale, strings, appearance } }: OverlayRequest) {
  const problems: Problem[] = []
  const read: Known = {}
  const refuse = (path: string, expected: string, value: unknown) =>
    problems.push({ path, expected, received: describe(value) })

  if (typeof locale === 'string') read.locale = locale
  else if (locale) refuse('locale', 'a language tag ("en-NG")', locale)

  const texts = isFields(strings) ? given(strings) : strings
  if (areTexts(texts)) read.strings = texts
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
 * The names that nobody reads. Texts of the checkout are not known here, so the frame warns of those itself; ours begin with
 * `overlay.`.
 */
export function optionStrangers({ options }: OverlayRequest): Stranger[] {
  const { appearance, strings } = options
  const own = Object.entries(isFields(strings) ? strings : {}).filter(([name]) => name.startsWith('overlay.'))
  return [
    ...strangersIn(options, OPTIONS, 'option'),
    ...strangersIn(isFields(appearance) ? appearance : {}, Object.keys(APPEARANCE_RULES), 'appearance'),
    ...strangersIn(Object.fromEntries(own), Object.keys(ENGLISH), 'text'),
  ]
}

// What a shop left out by `undefined` it did not pass.
function given(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}
