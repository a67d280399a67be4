import type { Kind } from '../model/field.ts'
import { text } from './text.ts'

/** Several lines of text. */
export const textarea: Kind = { ...text, name: 'textarea', read: { shapes: ['textarea'] }, control: 'lines' }
