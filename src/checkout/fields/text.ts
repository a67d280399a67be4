import { visible } from '../../validation/visible.ts'
import type { Kind } from '../model/field.ts'
import { checkLength } from './answers.ts'

/** One line of text. Also the kind of a field whose type is unknown. */
export const text: Kind = {
  name: 'text',
  answer: visible,
  check: checkLength,
  keyboard: { type: 'text', capitals: true },
}
