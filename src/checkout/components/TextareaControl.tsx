import { entryOf } from './entry.ts'
import type { ControlProps } from './field-frame.tsx'
import { useBox } from './use-box.ts'

/** A box for several lines. Enter begins a new line and does not submit. */
export function TextareaControl({ field, id, describedBy, value, error, onType }: ControlProps) {
  const { autocomplete, autocapitalize } = entryOf(field)
  const read = (event: { readonly currentTarget: HTMLTextAreaElement }) => onType(event.currentTarget.value)
  return (
    <textarea
      ref={useBox<HTMLTextAreaElement>(value)}
      class="field-control field-lines"
      id={id}
      name={field.name}
      rows={3}
      autocomplete={autocomplete}
      autocapitalize={autocapitalize}
      required={field.required}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy}
      onInput={read}
      onChange={read}
    />
  )
}
