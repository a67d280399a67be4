import type { Kind } from '../model/field.ts'
import { text } from './text.ts'

/** A few lines. */
export const textarea: Kind = { ...text, name: 'textarea', read: { shapes: ['textarea'] }, control: 'lines' }
