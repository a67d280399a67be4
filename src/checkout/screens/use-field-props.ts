import type { Filled } from '../flow/state.ts'
import { problemWords } from '../locale/field-words.ts'
import type { FieldProps } from '../components/field-frame.tsx'
import { useWiring } from '../components/wiring.ts'

/** The props for each field of a step: its value, its error as text, and the listener for typing. */
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
      onType(value) {
        const { place } = flow.state
        // A box fires `change` after the last `input`. A value that did not change must not remove an error.
        if (!('values' in place) || place.values[name] !== value) flow.send({ type: 'typed', name, value })
      },
    }
  }
}
