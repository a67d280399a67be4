import { plainName } from '../locale/plain-name.ts'
import type { ControlProps } from './field-frame.tsx'
import { useWiring } from './wiring.ts'

export function SelectControl({ field, id, describedBy, value, error, onType }: ControlProps) {
  const { t } = useWiring().words
  return (
    <div class="field-box field-box-select">
      <select
        class="field-control"
        id={id}
        name={field.name}
        required={field.required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
      >
        <option value="">{field.placeholder ?? t('field.choose')}</option>
        {(field.kind.options?.(field) ?? field.options).map((option) => (
          <option key={option.value} value={option.value}>
            {plainName(option.label)}
          </option>
        ))}
      </select>
    </div>
  )
}
