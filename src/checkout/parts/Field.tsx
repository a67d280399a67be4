import '../styles/field.css'
import type { Field as FieldShape, FieldKind } from '../api/field.ts'
import type { FunctionComponent } from 'preact'
import { CheckboxControl } from './CheckboxControl.tsx'
import { hintWords } from './hint.ts'
import { PasswordControl } from './PasswordControl.tsx'
import { PasswordRules } from './PasswordRules.tsx'
import { RadioCards } from './RadioCards.tsx'
import { SelectControl } from './SelectControl.tsx'
import { TextareaControl } from './TextareaControl.tsx'
import { TextControl } from './TextControl.tsx'
import { useWiring } from './wiring.ts'

export interface FieldProps {
  readonly field: FieldShape
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  /** Of ours, where the server gives none. */
  readonly hint?: string | undefined
  /** Each choice as a card, all in sight: kinder than a list where there are few. */
  readonly cards?: boolean
  readonly onType: (value: string) => void
}

/** What a control needs to be named and described. */
export interface ControlProps extends FieldProps {
  readonly id: string
  readonly describedBy: string | undefined
}

const CONTROLS: Partial<Record<FieldKind, FunctionComponent<ControlProps>>> = {
  select: SelectControl,
  day: SelectControl,
  textarea: TextareaControl,
  password: PasswordControl,
  'new-password': PasswordControl,
}

/** One field of a form, drawn by its kind, with its label always in sight and its error beside it. */
export function Field(props: FieldProps) {
  const { field, label, value, error, cards = false } = props
  const { words } = useWiring()
  if (field.kind === 'hidden') return null
  const id = `field-${field.name}`
  const hint = hintWords(words, field, value) ?? props.hint
  const isNew = field.kind === 'new-password'
  const described = [hint && `${id}-hint`, error && `${id}-error`, isNew && `${id}-rules`].filter(Boolean)
  const describedBy = described.join(' ') || undefined
  const control = { ...props, id, describedBy }
  const optional = !field.required && <span class="field-optional"> {words.t('field.optional')}</span>
  const below = (
    <>
      {hint && (
        <p id={`${id}-hint`} class="field-hint" aria-live={field.kind === 'money' ? 'polite' : undefined}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
      {isNew && <PasswordRules id={`${id}-rules`} password={value} min={field.min} />}
    </>
  )
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
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {optional}
      </label>
      <Control {...control} />
      {below}
    </div>
  )
}
