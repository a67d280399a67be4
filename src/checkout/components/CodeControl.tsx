import { codeIn } from '../fields/code-in.ts'
import type { ControlProps } from './field-frame.tsx'
import { useBox } from './use-box.ts'

/**
 * One box for the whole code. The box takes a paste of "123 456" or of the whole message, and the suggestion of the keyboard. A screen
 * reader reads one field. There is no `maxlength`, which would cut the paste before the space is removed.
 */
export function CodeControl({ field, id, describedBy, value, error, onType }: ControlProps) {
  const read = ({ currentTarget: box }: { readonly currentTarget: HTMLInputElement }) => {
    const digits = codeIn(box.value, field.max)
    // The digits are written back even if they did not change; otherwise a typed space would stay in the box.
    if (box.value !== digits) box.value = digits
    onType(digits)
  }
  return (
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
      required={field.required}
      aria-invalid={error !== undefined}
      aria-describedby={describedBy}
      onInput={read}
      onChange={read}
    />
  )
}
