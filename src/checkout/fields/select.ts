import type { Kind } from '../model/field.ts'
import { choice } from './answers.ts'

/** One option of a list. */
export const select: Kind = {
  ...choice('missingChoice'),
  name: 'select',
  read: { shapes: ['select'] },
  control: 'list',
}
