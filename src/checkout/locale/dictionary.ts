import type { en } from './en.ts'

/** A key of the dictionary. A line with a count has two keys, `.one` and `.other`. */
export type Key = keyof typeof en

/** A language: the same keys with texts in that language. */
export type Dictionary = Readonly<Record<Key, string>>

type BaseKey<K extends Key> = K extends `${string}.one` ? never : K extends `${infer Base}.other` ? Base : K

/** The name by which a screen requests a text: a key, or for a line with a count the part before `.one` and `.other`. */
export type Line = BaseKey<Key>

type English<L extends Line> = (typeof en)[Extract<Key, L | `${L}.other`>]
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never

/** The values for the blanks of a line, all of them and no others. */
export type Args<L extends Line> = [Names<English<L>>] extends [never]
  ? []
  : [args: Readonly<Record<Names<English<L>>, string | number>>]
