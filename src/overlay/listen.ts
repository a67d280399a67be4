/**
 * Hears of events of these types, parted by blanks, until it is told to stop by what is returned. Whoever calls it says which
 * kind of event they bring.
 */
export function listen(target: EventTarget, types: string, hear: (event: never) => void): () => void {
  const names = types.split(' ')
  for (const name of names) target.addEventListener(name, hear as EventListener)
  return () => names.forEach((name) => target.removeEventListener(name, hear as EventListener))
}
