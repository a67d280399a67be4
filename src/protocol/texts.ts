import { isObject } from '../validation/schema.ts'

/** The shop's replacement texts, by the keys of the package's texts. */
export type Texts = Readonly<Record<string, string>>

export function areTexts(value: unknown): value is Texts {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string')
}
