import type { Kind } from '../model/field.ts'

/** A checkbox. Its answer is `'yes'` when ticked. */
export const checkbox: Kind = {
  name: 'checkbox',
  read: {
    shapes: ['checkbox'],
    // Consent is the shopper's own act, so a required box is never ticked in advance.
    value: (given = '', required) =>
      !required && ['true', '1', 'yes', 'on'].includes(given.trim().toLowerCase()) ? 'yes' : '',
  },
  // Any other value that a script puts into the box is no consent.
  answer: (typed) => (typed === 'yes' ? typed : ''),
  missing: 'missingTick',
  toWire: (answer) => answer === 'yes',
  isAlwaysSent: true,
  control: 'tick',
}
