import { KlumpError } from '../errors/klump-error.ts'
import { tell } from './callbacks.ts'

// What integrations written for Klump's earlier script expect of an instance.

/** Integrations in the field call methods that the earlier script never had, and died there of a TypeError. */
export function acceptOldCalls(prototype: Record<'setup' | 'show' | 'initialize', () => void>): void {
  for (const name of ['setup', 'show', 'initialize'] as const)
    prototype[name] = () => tell('warn', `Klump: ${name}() does nothing; it opens by itself.`)
}

/** The class, saying what is missing where it is called like a function: a browser calls it by the name that the build gave it. */
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
