import '../styles/field.css'
import type { ComponentChildren } from 'preact'
import type { Field } from '../model/field.ts'
import { useWiring } from './wiring.ts'

export interface FieldProps {
  readonly field: Field
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
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

/** What stands around the control of a field, whatever its kind: what describes it, and the words below it. */
export function useField(props: FieldProps, alsoDescribedBy?: string) {
  const { words } = useWiring()
  const { field, hint, error } = props
  const id = `field-${field.name}`
  const described = [hint && `${id}-hint`, error && `${id}-error`, alsoDescribedBy].filter(Boolean)
  const control: ControlProps = { ...props, id, describedBy: described.join(' ') || undefined }
  const optional = !field.required && <span class="field-optional"> {words.t('field.optional')}</span>
  const below = (
    <>
      {hint && (
        <p id={`${id}-hint`} class="field-hint" aria-live={field.kind.hint ? 'polite' : undefined}>
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
  return { control, optional, below }
}

interface LabelledProps {
  readonly control: ControlProps
  readonly optional: ComponentChildren
  readonly children: ComponentChildren
}

/** The control, with its label always in sight above it. */
export function Labelled({ control: { id, label }, optional, children }: LabelledProps) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {optional}
      </label>
      {children}
    </div>
  )
}
