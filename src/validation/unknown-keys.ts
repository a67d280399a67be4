/** A name that the shop passed and that nobody reads. */
export interface UnknownKey {
  readonly name: string
  /** What it was passed as: a name of the order (or of one of its items), an option, an appearance or a text. */
  readonly as: 'data' | 'option' | 'appearance' | 'text'
  /** The list that it is not on. */
  readonly known: readonly string[]
  /** Of names in the order: where, as the shop would write it. */
  readonly path?: string
}

/** What a shop passed so that nobody reads it; told of by hints.ts, which is only fetched for it. */
export function unknownKeysIn(
  fields: Readonly<Record<string, unknown>>,
  known: readonly string[],
  as: UnknownKey['as'],
  path?: string,
): UnknownKey[] {
  return Object.keys(fields)
    .filter((name) => !known.includes(name) && fields[name] !== undefined)
    .map((name) => ({ name, as, known, ...(path && { path }) }))
}
