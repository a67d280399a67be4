import { tell } from './callbacks.ts'

// What integrations written for Klump's earlier script expect of an instance.

/** Integrations in the field call methods that the earlier script never had, and died there of a TypeError. */
export function notNeeded(name: string): void {
  tell('warn', `Klump: ${name}() does nothing. It opens by itself; with autoOpen: false, open() opens.`)
}
