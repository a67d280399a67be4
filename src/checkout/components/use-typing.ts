import { useState } from 'preact/hooks'
import type { Typing } from '../model/field.ts'
import { retype } from './typing.ts'
import { useBox } from './use-box.ts'

type Input = HTMLInputElement
type Typed = { readonly currentTarget: Input }

/**
 * Writes separators into a box while the shopper types, but not while an input method composes a character. Software that fills a box may
 * fire `change` only.
 */
export function useTyping(typing: Typing | undefined, value: string, onType: (plain: string) => void) {
  const [composing, setComposing] = useState<string>()
  const before = typing ? typing.shown(typing.plain(value)) : value
  const ref = useBox<Input>(composing ?? before)
  if (!typing) {
    const read = ({ currentTarget }: Typed) => onType(currentTarget.value)
    return { ref, onInput: read, onChange: read }
  }

  const write = (box: Input, inputType: string) => {
    const caret = box.selectionStart ?? box.value.length
    const { plain, shown, caret: place } = retype(typing, { before, raw: box.value, caret, inputType })
    if (box.value !== shown) {
      box.value = shown
      // A box without the focus was filled by software. Setting the caret there would take the focus.
      if (document.activeElement === box) box.setSelectionRange(place, place)
    }
    onType(plain)
  }
  return {
    ref,
    onChange: ({ currentTarget }: Typed) => {
      if (currentTarget.value !== before) write(currentTarget, '')
    },
    onInput(event: InputEvent & Typed) {
      const box = event.currentTarget
      if (!event.isComposing) return write(box, event.inputType ?? '')
      setComposing(box.value)
      onType(typing.plain(box.value))
    },
    // Lower case: elements have no property for this event, so Preact uses the name as written.
    oncompositionend({ currentTarget }: Typed) {
      setComposing(undefined)
      write(currentTarget, '')
    },
  }
}
