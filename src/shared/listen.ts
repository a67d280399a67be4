import { read } from './unclobbered.ts'

/**
 * Adds a listener for these event types, separated by blanks. Returns the function that removes it. The caller declares the class of the
 * events.
 */
export function listen(target: EventTarget, types: string, listener: (event: never) => void): () => void {
  const names = types.split(' ')
  const each = (method: 'addEventListener' | 'removeEventListener') => {
    for (const name of names) read(target, method).call(target, name, listener as EventListener)
  }
  each('addEventListener')
  return () => each('removeEventListener')
}
