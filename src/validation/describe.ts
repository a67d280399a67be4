const LONGEST = 40

/** A value from the shop, for an error message: exact, but shortened. */
export function describe(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (typeof value === 'string')
    return JSON.stringify(value.length > LONGEST ? value.slice(0, LONGEST) + '…' : value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** The same for personal fields: only the shape, because errors may end up in a log. */
export function describeShape(value: unknown): string {
  return typeof value === 'string' && value !== '' ? `text of ${value.length} characters` : describe(value)
}
