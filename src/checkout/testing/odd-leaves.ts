// Every place of an answer, and the values that a server may plausibly have there instead.

export type Path = readonly (string | number)[]

export interface OddAnswer {
  /** Which answer: its method and path. */
  readonly route: string
  readonly path: Path
  /** The value there. With `isAbsent` the place is removed. */
  readonly says: unknown
  readonly isAbsent: boolean
  /** The value means the same, in another spelling. */
  readonly isSame: boolean
}

/** Every place of every answer with every odd value that differs from the value there. */
export function oddAnswers(answers: Readonly<Record<string, unknown>>): OddAnswer[] {
  return Object.entries(answers).flatMap(([route, answer]) =>
    placesOf(answer).flatMap(({ path, value }) => [
      { route, path, says: undefined, isAbsent: true, isSame: false },
      ...unlike(value, ANYWHERE).map((says) => ({ route, path, says, isAbsent: false, isSame: false })),
      ...unlike(value, spellingsOf(value)).map((says) => ({
        route,
        path,
        says,
        isAbsent: false,
        isSame: true,
      })),
    ]),
  )
}

/** A copy of the answer with one place changed. */
export function withOdd(
  json: unknown,
  { path, says, isAbsent }: Pick<OddAnswer, 'path' | 'says' | 'isAbsent'>,
): unknown {
  const [name, ...rest] = path
  if (name === undefined) return says
  const inside = { path: rest, says, isAbsent }
  if (Array.isArray(json))
    return json.flatMap((item: unknown, index) =>
      index !== name ? [item] : rest.length === 0 && isAbsent ? [] : [withOdd(item, inside)],
    )
  return Object.fromEntries(
    Object.entries(json as object).flatMap(([key, value]): [string, unknown][] =>
      key !== name ? [[key, value]] : rest.length === 0 && isAbsent ? [] : [[key, withOdd(value, inside)]],
    ),
  )
}

export function describeOdd({ route, path, says, isAbsent }: OddAnswer): string {
  return `${route} ${path.join('.')} = ${isAbsent ? 'absent' : JSON.stringify(says)}`
}

function placesOf(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  const here = path.length > 0 ? [{ path, value }] : []
  if (typeof value !== 'object' || value === null) return here
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [...here, ...inside.flatMap(([name, inner]) => placesOf(inner, [...path, name]))]
}

const ANYWHERE: readonly unknown[] = [
  null,
  '',
  '   ',
  0,
  '0',
  -1,
  '-1',
  99_999_999_999,
  1e308,
  'unknown-word',
  'UNKNOWN_WORD',
  true,
  'false',
  [],
  {},
  '2023-06-06T23:30:00.000Z',
]

function unlike(value: unknown, others: readonly unknown[]): unknown[] {
  return others.filter((other) => JSON.stringify(other) !== JSON.stringify(value))
}

function spellingsOf(value: unknown): unknown[] {
  if (typeof value === 'boolean') return [String(value), Number(value)]
  const number = Number(value)
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)))
    return [
      typeof value === 'number' ? String(value) : number,
      number + number * Number.EPSILON,
      `${number.toFixed(4)}00`,
      number.toLocaleString('en-NG', { minimumFractionDigits: 2, maximumFractionDigits: 4 }),
      ` ${number} `,
    ]
  return typeof value === 'string' && value.length < 100 ? [` ${value} `] : []
}
