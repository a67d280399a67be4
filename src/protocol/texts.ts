import { isObject } from '../validation/schema.ts'

/** Texts of the shop's own, by the names of ours. */
export type Texts = Readonly<Record<string, string>>

export function areTexts(value: unknown): value is Texts {
  return isObject(value) && Object.values(value).every((text) => typeof text === 'string')
}
