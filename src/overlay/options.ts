import { APPEARANCE_RULES, type KlumpAppearance } from '../protocol/appearance.ts'
import type { Open } from '../protocol/to-frame.ts'
import { areTexts } from '../protocol/texts.ts'
import { readLink } from '../shared/link.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { isObject, type Issue } from '../validation/schema.ts'
import { unknownKeysIn, type UnknownKey } from '../validation/unknown-keys.ts'
import type { Rule } from '../validation/words.ts'
import type { OverlayRequest } from '../loader/contract.ts'
import { ENGLISH } from './strings.ts'

type Fields = Readonly<Record<string, unknown>>

/** What the overlay and the frame use of the options. */
export interface Settings extends Pick<Open, 'publicKey' | 'locale' | 'strings' | 'appearance'> {
  readonly checkoutUrl: string
  readonly closeOnBack: boolean
  /** A payment link, offered where the checkout cannot be reached. */
  readonly fallbackUrl?: string | undefined
}

/** A copy of the shop's options. The page cannot change it between the check and the use. */
export function copyOptions({ options }: OverlayRequest): OverlayRequest['options'] {
  const { appearance, strings, ...others } = ownProperties(options)
  return ownProperties({ ...others, appearance: copyOf(appearance), strings: copyOf(strings) })
}

const copyOf = (value: unknown) => (isObject(value) ? ownProperties(value) : value)

/** Reads a copy of the options. `issues` has an entry for each option that is not valid. */
export function readOptions(options: OverlayRequest['options']) {
  const { publicKey, checkoutUrl, locale, strings, appearance } = options
  const issues: Issue[] = []
  const read: Pick<Settings, 'locale' | 'strings' | 'appearance'> = ownProperties({})
  const refuse = (message: Rule, ...path: string[]) => issues.push({ path: [...path, message], message })

  if (typeof locale === 'string') read.locale = locale
  else if (locale) refuse('locale')

  const texts = isObject(strings) ? withValues(strings) : strings
  if (areTexts(texts)) read.strings = texts
  else if (strings) refuse('strings')

  if (isObject(appearance)) {
    const fitting = Object.entries(APPEARANCE_RULES).filter(([name, fits]) => {
      const value = appearance[name]
      if (value === undefined || value === null || value === '') return false
      return fits(value) || (refuse(name as keyof KlumpAppearance, 'appearance'), false)
    })
    read.appearance = ownProperties(Object.fromEntries(fitting.map(([name]) => [name, appearance[name]])))
  } else if (appearance) refuse('appearance')
  const given = options['fallbackUrl']
  const fallbackUrl = given ? readLink(given instanceof URL ? given.href : given) : undefined
  if (given && !fallbackUrl) refuse('fallbackUrl')
  const closeOnBack = options['closeOnBack'] !== false
  const settings: Settings = ownProperties({ ...read, publicKey, checkoutUrl, closeOnBack, fallbackUrl })
  return { settings, issues }
}

const OPTIONS =
  'publicKey data onLoad onOpen onSuccess onError onClose autoOpen closeOnBack checkoutUrl fallbackUrl locale strings appearance'.split(
    ' ',
  )

/**
 * The option names that do not exist, probably misspelt. Texts of the checkout are not known in this half: the frame itself warns of
 * them. The overlay's own texts begin with `overlay.`.
 */
export function unknownOptions(options: OverlayRequest['options']): UnknownKey[] {
  const { appearance, strings } = options
  const own = Object.entries(isObject(strings) ? strings : {}).filter(([name]) => name.startsWith('overlay.'))
  return [
    ...unknownKeysIn(options, OPTIONS, 'option'),
    ...unknownKeysIn(isObject(appearance) ? appearance : {}, Object.keys(APPEARANCE_RULES), 'appearance'),
    ...unknownKeysIn(Object.fromEntries(own), Object.keys(ENGLISH), 'text'),
  ]
}

// An entry that is `undefined` counts as not passed.
function withValues(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
