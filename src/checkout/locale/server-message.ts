/** Names as in programs, marks of code, and words about which only the developer of a shop can do something. */
const DEVELOPERS = [
  /\p{L}_\p{L}/u,
  /\b\p{Ll}{2,30}\p{Lu}\p{Ll}/u,
  /[{}[\]`]|=>|::|\(\)/,
  /\b(?:undefined|null|NaN|exception|stack|SQL|JSON|HTTP|API|schema|payload|parameters?|validation|merchant reference|public key|secret key|status code|internal server)\b/i,
]

/** A server's message, if it is for the shopper. A message for a developer is not shown; it remains in the network panel. */
export function forShopper(serverMessage: string | undefined): string | undefined {
  return serverMessage === undefined || DEVELOPERS.some((pattern) => pattern.test(serverMessage))
    ? undefined
    : serverMessage
}
