import { useState } from 'preact/hooks'
import type { FieldKind } from '../api/field.ts'
import type { ControlProps } from './Field.tsx'
import { useWiring } from './wiring.ts'

interface Entry {
  readonly type: string
  readonly inputMode?: 'numeric' | 'tel' | 'email' | 'decimal'
  readonly autocomplete?: string
}

// The keyboard and what the browser may offer, by what is asked for. `type="number"` loses leading zeros: never used.
const ENTRY: Partial<Record<FieldKind, Entry>> = {
  digits: { type: 'text', inputMode: 'numeric', autocomplete: 'off' },
  code: { type: 'text', inputMode: 'numeric', autocomplete: 'one-time-code' },
  phone: { type: 'tel', inputMode: 'tel', autocomplete: 'tel' },
  email: { type: 'email', inputMode: 'email', autocomplete: 'email' },
  money: { type: 'text', inputMode: 'decimal', autocomplete: 'off' },
  password: { type: 'password', autocomplete: 'current-password' },
  date: { type: 'date', autocomplete: 'bday' },
}

const NAMES: Partial<Record<string, string>> = { firstname: 'given-name', lastname: 'family-name' }

export function TextControl({ field, id, describedBy, value, error, onType }: ControlProps) {
  const { t } = useWiring().words
  const [shown, setShown] = useState(false)
  const { type, inputMode, autocomplete } = ENTRY[field.kind] ?? { type: 'text' }
  const secret = field.kind === 'password'
  return (
    <div class="field-box">
      <input
        class="field-control"
        id={id}
        name={field.name}
        type={secret && shown ? 'text' : type}
        inputMode={inputMode}
        autocomplete={NAMES[field.name] ?? autocomplete ?? 'on'}
        autocapitalize={field.kind === 'text' ? 'words' : 'none'}
        spellcheck={false}
        enterkeyhint="next"
        placeholder={field.placeholder}
        required={field.required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {secret && (
        <button type="button" class="field-reveal" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t('field.hide') : t('field.show')}
        </button>
      )}
    </div>
  )
}
