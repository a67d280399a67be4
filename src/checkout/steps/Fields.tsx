import type { Filled } from '../flow/state.ts'
import { problemWords } from '../locale/field-words.ts'
import { Field, type FieldProps } from '../parts/Field.tsx'
import { useWiring } from '../parts/wiring.ts'

interface FieldsProps {
  readonly filled: Filled
  /** Our own label for a field, where the server gives none worth showing. */
  readonly labelOf?: (name: string) => string | undefined
  readonly hintOf?: (name: string) => string | undefined
}

/** All fields of a step, in the server's order. */
export function Fields({ filled, labelOf, hintOf }: FieldsProps) {
  const field = useFieldProps(filled)
  return (
    <>
      {filled.fields.map(({ name }) => {
        const props = field(name, labelOf?.(name))
        return props && <Field key={name} {...props} hint={hintOf?.(name)} />
      })}
    </>
  )
}

/** What draws one field of a step: its value, its error in words, and where a keystroke goes. */
export function useFieldProps({ fields, values, problems }: Filled) {
  const { flow, words } = useWiring()
  return (name: string, ownLabel?: string): FieldProps | undefined => {
    const field = fields.find((field) => field.name === name)
    if (!field) return undefined
    const label = ownLabel ?? field.label
    const problem = problems[name]
    return {
      field,
      label,
      value: values[name] ?? '',
      error: problem && problemWords(words, field, label, problem),
      onType: (value) => flow.send({ type: 'typed', name, value }),
    }
  }
}
