import type { Kind } from '../model/field.ts'
import { trimmed } from './answers.ts'

/** Sent along without being shown. */
export const hidden: Kind = { name: 'hidden', read: { shapes: ['hidden'] }, answer: trimmed }
