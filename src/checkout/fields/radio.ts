import type { Kind } from '../model/field.ts'
import { choice } from './answers.ts'

/** One option of a few, all visible. */
export const radio: Kind = {
  ...choice('missingRadio'),
  name: 'radio',
  read: { shapes: ['radio'] },
  control: 'cards',
}
