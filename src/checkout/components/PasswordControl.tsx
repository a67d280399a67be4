import { useState } from 'preact/hooks'
import { entryOf } from './entry.ts'
import type { ControlProps } from './field-frame.tsx'
import { useBox } from './use-box.ts'
import { useWiring } from './wiring.ts'

/** A box for a password, with a button that shows the password. */
export function PasswordControl({ field, id, label, describedBy, value, error, onType }: ControlProps) {
  const { t } = useWiring().words
  const [shown, setShown] = useState(false)
  const read = (event: { readonly currentTarget: HTMLInputElement }) => onType(event.currentTarget.value)
  return (
    <div class="field-box field-box-secret">
      <input
        ref={useBox<HTMLInputElement>(value)}
        class="field-control"
        id={id}
        name={field.name}
        {...entryOf(field)}
        type={shown ? 'text' : 'password'}
        spellcheck={false}
        enterkeyhint="next"
        required={field.required}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        onInput={read}
        onChange={read}
      />
      <button type="button" class="field-reveal" onClick={() => setShown(!shown)}>
        {shown ? t('field.hide') : t('field.show')}
        <span class="unseen"> {label}</span>
      </button>
    </div>
  )
}
