import type { ComponentChildren } from 'preact'
import type { Field } from '../model/field.ts'
import type { ControlProps } from './field-frame.tsx'
import { Name } from './Name.tsx'

/** The longest text of a card that fits beside another card on a phone. */
const SHORT = 16

interface RadioCardsProps extends ControlProps {
  readonly optional: ComponentChildren
  /** The hint and the error, below the cards. */
  readonly children: ComponentChildren
}

/** A choice of one option among a few, all visible. An error is announced for the group, not for one of its options. */
export function RadioCards({
  field,
  id,
  label,
  describedBy,
  value,
  error,
  onType,
  optional,
  noteOf,
  children,
}: RadioCardsProps) {
  return (
    <fieldset
      class="radios"
      role="radiogroup"
      aria-labelledby={`${id}-legend`}
      aria-describedby={describedBy}
      aria-required={field.required}
      aria-invalid={error !== undefined}
    >
      <legend id={`${id}-legend`} class="field-label">
        {label}
        {optional}
      </legend>
      <div class={isLong(field) || noteOf ? 'radios-cards radios-long' : 'radios-cards'}>
        {field.options.map((option) => (
          <label key={option.value} class="radio">
            <input
              type="radio"
              name={field.name}
              value={option.value}
              required={field.required}
              checked={option.value === value}
              onChange={() => onType(option.value)}
            />
            <Name>{option.label}</Name>
            {noteOf?.(option.value)}
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  )
}

function isLong({ options }: Field): boolean {
  return options.some(({ label }) => label.length > SHORT)
}
