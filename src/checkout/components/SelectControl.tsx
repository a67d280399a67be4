import type { Option } from '../model/field.ts'
import type { Field } from '../model/field.ts'
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
        {optionsOf(field).map((option) => (
          <option key={option.value} value={option.value}>
            {plainName(option.label)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** A day of the month is chosen from a list: nothing to mistype. */
function optionsOf({ kind, options, min = 1, max = 31 }: Field): readonly Option[] {
  if (kind !== 'day') return options
  return Array.from({ length: max - min + 1 }, (_, step) => String(min + step)).map((day) => ({
    value: day,
    label: day,
  }))
}
