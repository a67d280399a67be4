import { entryOf } from './entry.ts'
import type { ControlProps } from './field-frame.tsx'
import { useTyping } from './use-typing.ts'

/** A box for one line of text, with the keyboard for its kind. */
export function TextControl({ field, id, describedBy, value, error, onType }: ControlProps) {
  const { typing, keyboard } = field.kind
  const typed = useTyping(typing, value, onType)
  return (
    <div class={['field-box', keyboard?.box].filter(Boolean).join(' ')}>
      <input
        class="field-control"
        id={id}
        name={field.name}
        {...entryOf(field)}
        spellcheck={false}
        enterkeyhint="next"
        required={field.required}
        min={field.earliest}
        max={field.latest}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy}
        {...typed}
      />
    </div>
  )
}
