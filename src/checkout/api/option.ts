import * as z from 'zod/mini'
import { maybe, scalar } from './read.ts'

/** One of those a shopper can choose from. */
export interface Option {
  readonly value: string
  readonly label: string
}

const named = z.object({
  value: z.optional(z.nullable(z.union([z.literal(''), scalar]))),
  // A bank in a partner's list has a slug and a name where others have a value and a label.
  slug: maybe(scalar),
  label: maybe(scalar),
  name: maybe(scalar),
})

export const option = z.pipe(
  z.union([scalar, named], 'expected an option'),
  z.transform((given): Option | undefined => {
    if (typeof given === 'string') return given === '' ? undefined : { value: given, label: given }
    const { value, slug, label, name } = given
    // "Choose one", with nothing to send: the list has such a line of its own.
    if (value === '') return undefined
    const sent = value ?? slug ?? label ?? name
    return sent === undefined ? undefined : { value: sent, label: label ?? name ?? sent }
  }),
)
