export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/**
 * Where an answer differs from a published one, leaf by leaf. Every leaf has to be equal, its type included, except those
 * that a pattern names: of `typeOnly` only the type is compared, `ignored` are not looked at. `*` stands for one part of a
 * path, `**` for any number of them.
 */
export function differences(
  given: Json | undefined,
  published: Json | undefined,
  typeOnly: readonly string[],
  ignored: readonly string[] = [],
): string[] {
  const loose = typeOnly.map(asPattern)
  const skipped = ignored.map(asPattern)

  function walk(one: Json | undefined, other: Json | undefined, path: readonly string[]): string[] {
    const name = path.join('.')
    if (skipped.some((pattern) => pattern.test(name))) return []
    if (isParent(one) && isParent(other) && Array.isArray(one) === Array.isArray(other)) {
      const names = new Set([...Object.keys(one), ...Object.keys(other)])
      return [...names].flatMap((key) => walk(own(one, key), own(other, key), [...path, key]))
    }
    const isSame = loose.some((pattern) => pattern.test(name)) ? typeOf(one) === typeOf(other) : one === other
    return isSame ? [] : [`${name}: ${JSON.stringify(one)} where ${JSON.stringify(other)} is published`]
  }

  return walk(given, published, [])
}

function asPattern(path: string): RegExp {
  const parts = path
    .split('.')
    .map((part) => (part === '**' ? '(?:[^.]+\\.)*' : part === '*' ? '[^.]+\\.' : `${part}\\.`))
  return new RegExp(`^${parts.join('').replace(/\\\.$/, '')}$`)
}

type Parent = Readonly<Record<string, Json>>

function isParent(value: Json | undefined): value is Parent {
  return typeof value === 'object' && value !== null
}

function own(parent: Parent, name: string): Json | undefined {
  return Object.hasOwn(parent, name) ? parent[name] : undefined
}

const typeOf = (value: Json | undefined) => (value === null ? 'null' : typeof value)
