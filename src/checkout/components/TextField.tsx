import { Labelled, useField, type FieldProps } from './field-frame.tsx'
import { TextControl } from './TextControl.tsx'

/** One field of a form that is typed in one line; Field draws every kind, and comes later. */
export function TextField(props: FieldProps) {
  const { control, optional, below } = useField(props)
  return (
    <Labelled control={control} optional={optional}>
      <TextControl {...control} />
      {below}
    </Labelled>
  )
}
