// As they were when this was loaded: a page may put its own in their place.
const { get } = Reflect
const { getPrototypeOf } = Object

/**
 * A property of a node by its class. An element that is named `body` stands before `document.body`, and an input that is named
 * `id` before the `id` of its form; whoever may write a review on a page may write such an element ("DOM clobbering"). Methods
 * are called as `read(node, 'matches').call(node, ...)`.
 */
export const read = <Of extends object, Name extends keyof Of>(node: Of, name: Name): Of[Name] =>
  get(getPrototypeOf(node) as Of, name, node)
