import type { Kind } from '../model/field.ts'
import { trimmed } from './answers.ts'

/** A box to tick: `'yes'` inside. */
export const checkbox: Kind = {
  name: 'checkbox',
  read: {
    shapes: ['checkbox'],
    // Consent is the shopper's own act: a box that must be ticked never comes ticked.
    value: (given = '', required) =>
      !required && ['true', '1', 'yes', 'on'].includes(given.trim().toLowerCase()) ? 'yes' : '',
  },
  answer: trimmed,
  missing: 'missingTick',
  toWire: (answer) => answer === 'yes',
  isAlwaysSent: true,
  control: 'tick',
}
