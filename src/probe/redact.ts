const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\p{C}+/gu, ' '],
  [/klp_\w*/gi, '<key>'],
  [/KLP-\d{4}-\d{6}-\d{4}/g, '<reference>'],
  [/https?:[^\s"]{1,2000}/gi, '<address>'],
  [/[^\s@"]{1,64}@[^\s@"]{1,255}/g, '<email>'],
  [/[\w.+/=-]{24,}/g, '<token>'],
  [/\+?\d{6,}/g, '<digits>'],
]
const LONGEST = 160

/** Words of an answer without keys, references, addresses, tokens, phone numbers and terminal codes. */
export function redacted(text: string): string {
  return PATTERNS.reduce((left, [pattern, name]) => left.replace(pattern, name), text.slice(0, 2000))
    .trim()
    .slice(0, LONGEST)
}

/** Describes a body by the names and types of its fields, with the text of its `message` or `error` only. */
export function shapeOf(json: unknown): string {
  if (json === undefined) return 'no JSON'
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return `JSON, ${typeOf(json)}`
  const fields = Object.entries(json)
    .slice(0, 8)
    .map(([name, value]) => `${/^\w{1,40}$/.test(name) ? redacted(name) : '<name>'}: ${typeOf(value)}`)
  const words = ['message', 'error'].flatMap((name) => {
    const value: unknown = Object.hasOwn(json, name) ? (json as Record<string, unknown>)[name] : undefined
    return typeof value === 'string' ? [`“${redacted(value)}”`] : []
  })
  return [`{ ${fields.join(', ')} }`, ...words].join(' ')
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
