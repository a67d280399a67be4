import type { Kind } from '../model/field.ts'
import { choice } from './answers.ts'

/** One of a few, all in sight. */
export const radio: Kind = {
  ...choice('missingRadio'),
  name: 'radio',
  read: { shapes: ['radio'] },
  control: 'cards',
}
