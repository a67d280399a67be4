import '../styles/radio-cards.css'
import type { FieldProps } from './Field.tsx'

/** One of a few, all in sight. For more than a few a list is kinder. */
export function RadioCards({ field, label, value, error, onType }: FieldProps) {
  const errorId = `field-${field.name}-error`
  return (
    <fieldset class="radios">
      <legend class="field-label">{label}</legend>
      <div class="radios-cards">
        {field.options.map((option) => (
          <label key={option.value} class="radio">
            <input
              type="radio"
              name={field.name}
              value={option.value}
              required={field.required}
              checked={option.value === value}
              aria-invalid={error !== undefined}
              aria-describedby={error && errorId}
              onChange={() => onType(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} class="field-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}
