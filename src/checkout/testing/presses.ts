/** The events of the flow that are one press and nothing else, for walks over all of it. */
export const PRESSES = [
  'continue',
  'back',
  'change-split',
  'resend',
  'retry',
  'another-bank',
  'finish-later',
  'finish',
  'leave',
] as const
