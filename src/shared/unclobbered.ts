// Taken when this module loads: a page may replace them later.
const { get } = Reflect
const { getPrototypeOf } = Object

/**
 * Reads a property of a node from its class. An element named `body` shadows `document.body`, and an input named `id` shadows the `id` of
 * its form. A visitor who can write a review on a page may write such an element ("DOM clobbering"). Methods are called as
 * `read(node, 'matches').call(node, ...)`.
 */
export const read = <Of extends object, Name extends keyof Of>(node: Of, name: Name): Of[Name] =>
  get(getPrototypeOf(node) as Of, name, node)
