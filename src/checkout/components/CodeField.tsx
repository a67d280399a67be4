import type { Field } from '../model/field.ts'
import { codeIn } from '../fields/code-in.ts'
import { useBox } from './use-box.ts'

interface CodeFieldProps {
  readonly field: Field
  readonly label: string
  /** The ids of what the screen says of the code: with the focus in the box from the start, a screen reader has not read it. */
  readonly about: string
  readonly hint: string | undefined
  readonly value: string
  readonly error?: string | undefined
  readonly onType: (value: string) => void
}

/**
 * One box for the whole code. It takes a paste of "123 456" or of the whole message, and the suggestion of the keyboard; and a screen
 * reader reads one field. There is no `maxlength`, which would cut the paste before the space is removed.
 */
export function CodeField({ field, label, about, hint, value, error, onType }: CodeFieldProps) {
  const id = `field-${field.name}`
  const read = ({ currentTarget: box }: { readonly currentTarget: HTMLInputElement }) => {
    const digits = codeIn(box.value, field.max)
    // The digits are written back also when they did not change; otherwise a typed space would stay in the box.
    if (box.value !== digits) box.value = digits
    onType(digits)
  }
  const described = [about, hint && `${id}-hint`, error && `${id}-error`].filter(Boolean)
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        ref={useBox<HTMLInputElement>(value)}
        class="field-control code-control"
        id={id}
        name={field.name}
        type="text"
        inputMode="numeric"
        autocomplete="one-time-code"
        pattern="[0-9]*"
        spellcheck={false}
        enterkeyhint="done"
        required
        aria-invalid={error !== undefined}
        aria-describedby={described.join(' ')}
        onInput={read}
        onChange={read}
      />
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field-error">
          {error}
        </p>
      )}
    </div>
  )
}
