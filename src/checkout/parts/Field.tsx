import '../styles/field.css'
import type { Field as FieldShape } from '../api/field.ts'
import { CheckboxControl } from './CheckboxControl.tsx'
import { SelectControl } from './SelectControl.tsx'
import { TextControl } from './TextControl.tsx'
import { useWiring } from './wiring.ts'

export interface FieldProps {
  readonly field: FieldShape
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  readonly hint?: string | undefined
  readonly onType: (value: string) => void
}

/** What a control needs to be named and described. */
export interface ControlProps extends FieldProps {
  readonly id: string
  readonly describedBy: string | undefined
}

/** One field of a form, drawn by its kind, with its label always in sight and its error beside it. */
export function Field(props: FieldProps) {
  const { field, label, error, hint = field.hint } = props
  const { t } = useWiring().words
  if (field.kind === 'hidden') return null
  const id = `field-${field.name}`
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  const control = { ...props, id, describedBy: described }
  const below = (
    <>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </>
  )
  if (field.kind === 'checkbox')
    return (
      <div class="field">
        <CheckboxControl {...control} />
        {below}
      </div>
    )
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {!field.required && <span class="field-optional"> {t('field.optional')}</span>}
      </label>
      {field.kind === 'select' || field.kind === 'day' ? (
        <SelectControl {...control} />
      ) : (
        <TextControl {...control} />
      )}
      {below}
    </div>
  )
}
