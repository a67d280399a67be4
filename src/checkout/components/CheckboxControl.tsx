import type { ControlProps } from './field-frame.tsx'

export function CheckboxControl({ field, id, label, describedBy, value, error, onType }: ControlProps) {
  return (
    <label class="tick" for={id}>
      <input
        class="tick-box"
        id={id}
        name={field.name}
        type="checkbox"
        required={field.required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        checked={value === 'yes'}
        onChange={(event) => onType(event.currentTarget.checked ? 'yes' : '')}
      />
      <span>{label}</span>
    </label>
  )
}
