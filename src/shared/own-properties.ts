/**
 * A copy of the value's own enumerable properties, each read once, that inherits nothing: what a library has put on
 * `Object.prototype` is not in it. A getter on the object itself is read; a getter on its class is not.
 */
export function ownProperties<Value>(value: Value): Value {
  return { __proto__: null, ...value }
}
