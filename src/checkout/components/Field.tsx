import type { FunctionComponent } from 'preact'
import type { FieldKind } from '../model/field.ts'
import { CheckboxControl } from './CheckboxControl.tsx'
import { Labelled, useField, type ControlProps, type FieldProps } from './field-frame.tsx'
import { hintWords } from './hint.ts'
import { PasswordControl } from './PasswordControl.tsx'
import { PasswordRules } from './PasswordRules.tsx'
import { RadioCards } from './RadioCards.tsx'
import { SelectControl } from './SelectControl.tsx'
import { TextareaControl } from './TextareaControl.tsx'
import { TextControl } from './TextControl.tsx'
import { useWiring } from './wiring.ts'

const CONTROLS: Partial<Record<FieldKind, FunctionComponent<ControlProps>>> = {
  select: SelectControl,
  day: SelectControl,
  textarea: TextareaControl,
  password: PasswordControl,
  'new-password': PasswordControl,
}

/** One field of a form, drawn by its kind, with its label always in sight and its error beside it. */
export function Field(props: FieldProps) {
  const { words } = useWiring()
  const { field, value, cards = false } = props
  const rules = field.kind === 'new-password' ? `field-${field.name}-rules` : undefined
  const { control, optional, below } = useField({ ...props, hint: hintWords(words, field, value) }, rules)
  if (field.kind === 'hidden') return null
  if (field.kind === 'radio' || cards)
    return (
      <RadioCards {...control} optional={optional}>
        {below}
      </RadioCards>
    )
  if (field.kind === 'checkbox')
    return (
      <div class="field">
        <CheckboxControl {...control} />
        {below}
      </div>
    )
  const Control = CONTROLS[field.kind] ?? TextControl
  return (
    <Labelled control={control} optional={optional}>
      <Control {...control} />
      {below}
      {rules && <PasswordRules id={rules} password={value} min={field.min} />}
    </Labelled>
  )
}
