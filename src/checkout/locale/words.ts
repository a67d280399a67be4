import { formatMoney, type MoneyStyle } from '../money/format.ts'
import type { Kobo } from '../model/kobo.ts'
import type { Args, Dictionary, Key, Line } from './dictionary.ts'
import { ENGLISH, type Language } from './languages.ts'
import type { OwnTexts } from './own-texts.ts'
import { plainName } from './plain-name.ts'

/** Creates all text for the shopper. */
export interface Words {
  /** A line of the dictionary with its blanks filled, in the form for its `count`. */
  t<L extends Line>(line: L, ...args: Args<L>): string
  money(kobo: Kobo, style?: MoneyStyle): string
  /** `2023-06-07` as `7 Jun 2023`. */
  date(day: string): string
}

type Lines = Partial<Dictionary>

/**
 * Texts in a language, with dates in the format of the locale. `own` are the shop's texts that replace ours (own-texts.ts). `more` returns
 * the lines that were loaded later.
 */
export function createWords(
  locale = 'en-NG',
  own: OwnTexts = {},
  { lang, lines }: Language = ENGLISH,
  more: () => Lines | undefined = () => undefined,
): Words {
  // A cheap phone takes long to create each of these, and the first screen counts nothing and shows no date.
  let plurals: Intl.PluralRules | undefined
  let days: Intl.DateTimeFormat | undefined
  const form = (count: number) => (plurals ??= new Intl.PluralRules([lang, 'en'])).select(count)
  const find = (key: string): string | undefined =>
    [own as Lines, lines, more() ?? {}].find((texts) => Object.hasOwn(texts, key))?.[key as Key]
  return {
    t(line, ...args) {
      const blanks: Readonly<Record<string, string | number>> = args[0] ?? {}
      const counted = () => find(`${line}.${form(Number(blanks['count']))}`)
      const text = find(line) ?? counted() ?? find(`${line}.other`) ?? line
      return text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank))
    },
    money: formatMoney,
    date: (day) =>
      (days ??= new Intl.DateTimeFormat(supported(locale), {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
        // Some regions have other calendars and digits.
        calendar: 'gregory',
        numberingSystem: 'latn',
      })).format(new Date(`${day}T00:00:00Z`)),
  }
}

/** A name from the server or the shop for use inside a sentence. The isolation keeps the direction of the sentence. */
export function isolate(name: string): string {
  return `\u2068${plainName(name)}\u2069`
}

// All our texts are English or Pidgin, which writes dates as Nigeria's English does. A locale of another language would put its month names
// into them. Of an English locale only the region counts: its script, calendar and digits would not match our texts.
function supported(locale: string): string {
  return `en-${/^en-([a-z]{2})\b/i.exec(locale)?.[1] ?? 'NG'}`
}
