import { read } from './unclobbered.ts'

/**
 * Hears of events of these types, parted by blanks, until it is told to stop by what is returned. Whoever calls it says which
 * kind of event they bring.
 */
export function listen(target: EventTarget, types: string, hear: (event: never) => void): () => void {
  const names = types.split(' ')
  const each = (method: 'addEventListener' | 'removeEventListener') => {
    for (const name of names) read(target, method).call(target, name, hear as EventListener)
  }
  each('addEventListener')
  return () => each('removeEventListener')
}
