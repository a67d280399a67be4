import { KlumpError } from '../errors/klump-error.ts'
import { log } from './callbacks.ts'

// What integrations that were written for Klump's earlier script expect.

/** Adds methods that existing integrations call although the earlier script never had them. They ended in a TypeError there. */
export function acceptOldCalls(prototype: Record<'setup' | 'show' | 'initialize', () => void>): void {
  for (const name of ['setup', 'show', 'initialize'] as const)
    prototype[name] = () => log('warn', `Klump: ${name}() does nothing: new Klump() or open() opens it.`)
}

/** The class, with an error for `Klump()` that names what is missing. The browser's own error has the minified name of the class. */
export function needsNew<Class extends object>(Class: Class): Class {
  return new Proxy(Class, {
    apply() {
      throw new KlumpError({
        code: 'invalid_options',
        message: 'Klump: write new Klump({ ... }), with "new".',
      })
    },
  })
}
