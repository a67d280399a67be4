import { custom } from '../validation/schema.ts'

// What the schemas of both directions consist of. They stand apart from messages.ts, so that the frame does not load the page's schemas.

/** Raise it when an old half could misread a new one: a mismatch ends in a coded failure, never a hang. */
export const PROTOCOL_VERSION = 2

// The parts have no words for what was expected: an invalid message is reported as a whole.
export const part = <Value>(isRight: (given: unknown) => boolean) => custom<Value>('', isRight)
export const just = <const Value>(what: Value) => part<Value>((given) => given === what)
export const text = (most: number) =>
  part<string>((given) => typeof given === 'string' && given.length <= most)
