import { entryOf } from './entry.ts'
import type { ControlProps } from './field-frame.tsx'

/** A few lines: Enter begins the next one and does not go on. */
export function TextareaControl({ field, id, describedBy, value, error, onType }: ControlProps) {
  const { autocomplete, autocapitalize } = entryOf(field)
  return (
    <textarea
      class="field-control field-lines"
      id={id}
      name={field.name}
      rows={3}
      autocomplete={autocomplete}
      autocapitalize={autocapitalize}
      placeholder={field.placeholder}
      required={field.required}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy}
      value={value}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  )
}
