const LONGEST = 40

/** A value from the shop as the developer should see it in an error: exact, but cut short. */
export function describe(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing'
  if (typeof value === 'string')
    return JSON.stringify(value.length > LONGEST ? value.slice(0, LONGEST) + '…' : value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** The same for personal fields, whose errors may end up in a log: only the shape. */
export function describeShape(value: unknown): string {
  return typeof value === 'string' && value !== '' ? `text of ${value.length} characters` : describe(value)
}
