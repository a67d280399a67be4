import { first } from './en-first.ts'
import { later } from './en-later.ts'

/**
 * Every word the shopper reads. `{name}` is filled in; which names a line needs is part of its type, and other
 * languages have the same lines by that type. A line that ends in `.one` and `.other` is asked for without either and takes
 * the form for its `{count}`. A shop may replace any of them with plain text.
 */
export const en = { ...first, ...later } as const
