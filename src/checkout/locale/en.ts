import { first } from './en-first.ts'
import { later } from './en-later.ts'

/**
 * Every text that the shopper reads. `{name}` is filled in; the type of a line contains the names that it requires, and requires the same
 * lines of other languages. A line that ends in `.one` and `.other` is requested without the ending, and takes the form for its `{count}`.
 * A shop may replace some of the texts with plain text.
 */
export const en = { ...first, ...later } as const
