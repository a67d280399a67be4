import type { Kind } from '../model/field.ts'

/** A box to tick: `'yes'` inside. */
export const checkbox: Kind = {
  name: 'checkbox',
  read: {
    shapes: ['checkbox'],
    // Consent is the shopper's own act: a box that must be ticked never comes ticked.
    value: (given = '', required) =>
      !required && ['true', '1', 'yes', 'on'].includes(given.trim().toLowerCase()) ? 'yes' : '',
  },
  // Whatever else a script puts into the box is no consent.
  answer: (typed) => (typed === 'yes' ? typed : ''),
  missing: 'missingTick',
  toWire: (answer) => answer === 'yes',
  isAlwaysSent: true,
  control: 'tick',
}
