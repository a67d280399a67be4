import { formatMoney, type MoneyStyle } from '../money/format.ts'
import type { Kobo } from '../money/kobo.ts'
import { en } from './en.ts'

export type Line = keyof typeof en

/** A language: the same lines, in other words. */
export type Dictionary = Readonly<Record<Line, string>>

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
type Args<Key extends Line> = [Names<(typeof en)[Key]>] extends [never]
  ? []
  : [args: Readonly<Record<Names<(typeof en)[Key]>, string | number>>]

/** Everything that turns into text for the shopper. */
export interface Words {
  /** A line of the dictionary with its blanks filled. */
  t<Key extends Line>(line: Key, ...args: Args<Key>): string
  money(kobo: Kobo, style?: MoneyStyle): string
  /** `2023-06-07` as `7 Jun 2023`. */
  date(day: string): string
}

/**
 * Words for a locale. `strings` are the shop's own lines, plain text by the dictionary's keys; what is not one of them is ignored.
 */
export function createWords(locale = 'en-NG', strings: Readonly<Record<string, string>> = {}): Words {
  const tag = supported(locale)
  const days = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return {
    t(line, ...args) {
      const text = Object.hasOwn(strings, line) ? (strings[line] ?? en[line]) : en[line]
      const blanks: Readonly<Record<string, string | number>> = args[0] ?? {}
      return text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(blanks[name] ?? blank))
    },
    money: (kobo, style) => formatMoney(kobo, tag, style),
    date: (day) => days.format(new Date(`${day}T00:00:00Z`)),
  }
}

/** A name from the server or the shop inside a sentence: its direction of writing does not turn the sentence around. */
export function isolate(name: string): string {
  return `\u2068${name}\u2069`
}

// The words are English; a locale of another language would mix its months into them.
function supported(locale: string): string {
  try {
    return /^en\b/i.test(locale) ? (Intl.getCanonicalLocales(locale)[0] ?? 'en-NG') : 'en-NG'
  } catch {
    return 'en-NG'
  }
}
