import '../styles/field.css'
import type { ComponentChildren } from 'preact'
import type { Field } from '../model/field.ts'
import { repeats } from './repeats.ts'
import { useWiring } from './wiring.ts'

export interface FieldProps {
  readonly field: Field
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  readonly hint?: string | undefined
  /** Shows the choices as cards, all visible at once. For few choices, cards are easier than a list. */
  readonly cards?: boolean
  /** What is shown on a card beside its name. */
  readonly noteOf?: ((value: string) => ComponentChildren) | undefined
  readonly onType: (value: string) => void
}

/** The props from which a control gets its name and description. */
export interface ControlProps extends FieldProps {
  readonly id: string
  readonly describedBy: string | undefined
}

/** The parts around a control that are the same for every kind of field: its description, and the texts below it. */
export function useField(props: FieldProps, alsoDescribedBy?: string) {
  const { words } = useWiring()
  const { field, error } = props
  const hint = props.hint && error && repeats(error, props.hint) ? undefined : props.hint
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

/** A control with its label above it, which is always visible. */
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
