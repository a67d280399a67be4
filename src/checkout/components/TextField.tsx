import { Labelled, useField, type FieldProps } from './field-frame.tsx'
import { TextControl } from './TextControl.tsx'

/** A field with a box for one line, for the first screen. `Field` has all kinds of control, and is loaded later. */
export function TextField(props: FieldProps) {
  const { control, optional, below } = useField(props)
  return (
    <Labelled control={control} optional={optional}>
      <TextControl {...control} />
      {below}
    </Labelled>
  )
}
