import type { FunctionComponent } from 'preact'
import type { Kind } from '../model/field.ts'
import { code } from '../fields/code.ts'
import { hidden } from '../fields/hidden.ts'
import { CheckboxControl } from './CheckboxControl.tsx'
import { FormCode } from './FormCode.tsx'
import { Labelled, useField, type ControlProps, type FieldProps } from './field-frame.tsx'
import { hintWords } from './hint.ts'
import { PasswordControl } from './PasswordControl.tsx'
import { PasswordRules } from './PasswordRules.tsx'
import { RadioCards } from './RadioCards.tsx'
import { SelectControl } from './SelectControl.tsx'
import { TextareaControl } from './TextareaControl.tsx'
import { TextControl } from './TextControl.tsx'
import { UploadControl } from './UploadControl.tsx'
import { useWiring } from './wiring.ts'

const CONTROLS: Partial<Record<NonNullable<Kind['control']>, FunctionComponent<ControlProps>>> = {
  list: SelectControl,
  lines: TextareaControl,
  password: PasswordControl,
  file: UploadControl,
  'new-password': PasswordControl,
}

/** One field of a form: the control of its kind, with a label that is always visible and the error beside it. */
export function Field(props: FieldProps) {
  const { words } = useWiring()
  const { field, value, cards = false } = props
  const { kind } = field
  const rules = kind.control === 'new-password' ? `field-${field.name}-rules` : undefined
  const hint = hintWords(words, field, value)
  const { control, optional, below } = useField({ ...props, hint }, rules)
  if (kind === hidden) return null
  if (kind === code) return <FormCode {...props} />
  if (kind.control === 'cards' || cards)
    return (
      <RadioCards {...control} optional={optional}>
        {below}
      </RadioCards>
    )
  if (kind.control === 'tick')
    return (
      <div class="field">
        <CheckboxControl {...control} />
        {below}
      </div>
    )
  const Control = (kind.control && CONTROLS[kind.control]) ?? TextControl
  return (
    <Labelled control={control} optional={optional}>
      <Control {...control} />
      {below}
      {rules && <PasswordRules id={rules} password={value} min={field.min} />}
    </Labelled>
  )
}
