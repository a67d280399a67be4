// Taken when this module loads: a page may replace them later, and some of the replacements throw for listeners that they do not know.
const { addEventListener, removeEventListener } = EventTarget.prototype

/**
 * Adds a listener for these event types, separated by blanks. Returns the function that removes it. The caller declares the class of the
 * events.
 */
export function listen(target: EventTarget, types: string, listener: (event: never) => void): () => void {
  const names = types.split(' ')
  const each = (method: typeof addEventListener) => {
    for (const name of names) method.call(target, name, listener as EventListener)
  }
  each(addEventListener)
  return () => each(removeEventListener)
}
