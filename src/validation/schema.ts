import { ownProperties } from '../shared/own-properties.ts'

/*
 * Hand-written validation of the shop's order, the door's messages and the API's answers. Not zod: on a shop's page zod would add 8 kB to
 * the overlay's 18, take 50 ms on a slow phone, and leave a global behind. A test compares this library with zod/mini.
 */

/** What is wrong and where; `message` completes "expected ...", or is the name of a rule (words.ts), which may have a limit. */
export interface Issue {
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly limit?: number
}

export type SafeParseResult<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly issues: readonly Issue[] }

/** Parses an unchecked value. The result is valid only when `complain` was not called. Names that zod has mean the same as there. */
export type Schema<Value> = (value: unknown, complain: (issue: Issue) => void) => Value

type Optional<Value> = Schema<Value | undefined> & { readonly optional: true }
type Fields = Readonly<Record<string, Schema<unknown>>>
type OptionalNames<Of extends Fields> = {
  [Name in keyof Of]: Of[Name] extends { readonly optional: true } ? Name : never
}[keyof Of]
type ObjectOf<Of extends Fields> = {
  -readonly [Name in Exclude<keyof Of, OptionalNames<Of>>]: ReturnType<Of[Name]>
} & { -readonly [Name in OptionalNames<Of>]?: Exclude<ReturnType<Of[Name]>, undefined> }

type Flat<Value> = { [Name in keyof Value]: Value[Name] }

/** The type of what a schema reads. */
export type Output<Of extends Schema<unknown>> = ReturnType<Of>

export function safeParse<Value>(schema: Schema<Value>, value: unknown): SafeParseResult<Value> {
  const issues: Issue[] = []
  const data = schema(value, (issue) => issues.push(issue))
  return issues.length === 0 ? { success: true, data } : { success: false, issues }
}

/** A value that passes the test. `reading` converts the given value first, and returns unchanged what it cannot convert. */
export function custom<Value>(
  expected: string,
  isRight: (value: unknown) => boolean,
  reading: (value: unknown) => unknown = (value) => value,
): Schema<Value> {
  return (given, complain) => {
    const read = reading(given)
    if (!isRight(read)) complain({ path: [], message: expected })
    return read as Value
  }
}

/** Adds a test for values that the schema has parsed. */
export function refine<Value>(
  schema: Schema<Value>,
  expected: string,
  isRight: (value: Value) => boolean,
  limit?: number,
): Schema<Value> {
  return (given, complain) => {
    const read = safeParse(schema, given)
    if (!read.success) read.issues.forEach(complain)
    else if (!isRight(read.data))
      complain({ path: [], message: expected, ...(limit !== undefined && { limit }) })
    return (read.success ? read.data : given) as Value
  }
}

/** An object's own fields of these names; other fields are dropped. */
export function object<Of extends Fields>(fields: Of): Schema<Flat<ObjectOf<Of>>> {
  return (given, complain) => {
    const read: Record<string, unknown> = ownProperties({})
    if (!isObject(given)) complain({ path: [], message: 'an object' })
    else
      for (const [name, schema] of Object.entries(fields)) {
        const field = Object.hasOwn(given, name) ? given[name] : undefined
        if (field === undefined && Object.hasOwn(schema, 'optional')) continue
        read[name] = schema(field, (issue) => complain({ ...issue, path: [name, ...issue.path] }))
      }
    return read as Flat<ObjectOf<Of>>
  }
}

export function optional<Value>(schema: Schema<Value>): Optional<Value> {
  const copy: Schema<Value> = (given, complain) => schema(given, complain)
  return Object.assign(copy, { optional: true as const })
}

export function array<Value>(schema: Schema<Value>, expected: string): Schema<Value[]> {
  return (given, complain) => {
    if (!Array.isArray(given)) {
      complain({ path: [], message: expected })
      return []
    }
    return given.map((item: unknown, index) =>
      schema(item, (issue) => complain({ ...issue, path: [index, ...issue.path] })),
    )
  }
}

/** The result of the first schema that accepts the value. */
export function union<Of extends readonly Schema<unknown>[]>(...schemas: Of): Schema<ReturnType<Of[number]>> {
  return (given, complain) => {
    for (const schema of schemas) {
      const read = safeParse(schema, given)
      if (read.success) return read.data as ReturnType<Of[number]>
    }
    complain({ path: [], message: 'one of the known forms' })
    return given as ReturnType<Of[number]>
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
