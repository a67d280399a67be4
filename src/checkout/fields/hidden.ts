import type { Kind } from '../model/field.ts'
import { trimmed } from './answers.ts'

/** Sent with the form but not shown. */
export const hidden: Kind = { name: 'hidden', read: { shapes: ['hidden'] }, answer: trimmed }
