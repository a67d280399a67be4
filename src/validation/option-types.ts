import type { Note } from './lenient.ts'

const CALLBACKS = ['onLoad', 'onOpen', 'onSuccess', 'onError', 'onClose']
const FLAGS = ['autoOpen', 'closeOnBack']

/** Options of a wrong type that do not stop the sale. `undefined` and `null` are no mistakes. */
export function wrongTypes(options: Readonly<Record<string, unknown>>): Note[] {
  const notes = (names: readonly string[], type: string, rule: Note['rule'], so: Note['so']) =>
    names
      .map((name) => ({ path: [name], so, rule, given: options[name] }))
      .filter(({ given }) => typeof given !== type && given !== undefined && given !== null)
  return [
    ...notes(CALLBACKS, 'function', 'function', 'not called'),
    ...notes(FLAGS, 'boolean', 'flag', 'ignored'),
  ]
}
