import type { Filled } from '../flow/state.ts'
import { problemWords } from '../locale/field-words.ts'
import type { FieldProps } from '../components/field-frame.tsx'
import { useWiring } from '../components/wiring.ts'

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
      onType(value) {
        const { place } = flow.state
        // A box says `change` after the last `input`: what is known already mends nothing.
        if (!('values' in place) || place.values[name] !== value) flow.send({ type: 'typed', name, value })
      },
    }
  }
}
