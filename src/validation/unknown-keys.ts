/** A name that the shop passed and that is not in the list of known names. */
export interface UnknownKey {
  readonly name: string
  /** What the name was passed as: a name of the order (or of one of its items), an option, an appearance or a text. */
  readonly as: 'data' | 'option' | 'appearance' | 'text'
  /** The names that are known in its place. */
  readonly known: readonly string[]
  /** For a name in the order: the path of its object, as the shop would write it. */
  readonly path?: string
}

/** The names in `fields` that are not known. hints.ts, fetched only for mistakes, writes the warnings. */
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
