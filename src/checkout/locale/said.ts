/** Names as programs have them, marks of code, and words that only who builds a shop can do something about. */
const DEVELOPERS = [
  /\p{L}_\p{L}/u,
  /\b\p{Ll}{2,30}\p{Lu}\p{Ll}/u,
  /[{}[\]`]|=>|::|\(\)/,
  /\b(?:undefined|null|NaN|exception|stack|SQL|JSON|HTTP|API|schema|payload|parameters?|validation|merchant reference|public key|secret key|status code|internal server)\b/i,
]

/** What a server said in a refusal, where it is for the shopper. A sentence for a developer is none: it stays in the network panel. */
export function forShopper(said: string | undefined): string | undefined {
  return said === undefined || DEVELOPERS.some((pattern) => pattern.test(said)) ? undefined : said
}
