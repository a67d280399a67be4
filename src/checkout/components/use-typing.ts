import { useState } from 'preact/hooks'
import type { Typing } from '../model/field.ts'
import { retype } from './typing.ts'
import { useBox } from './use-box.ts'

type Input = HTMLInputElement
type Typed = { readonly currentTarget: Input }

/**
 * Writes separators into a box while it is typed in, and never into the middle of what an input method composes. What fills a
 * box by itself may say so by `change` alone.
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
      // In a box that is filled in from elsewhere there is no caret, and setting one would take the focus.
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
    // In small letters: Preact knows the name of this event by no property of the element, and takes it as it is written.
    oncompositionend({ currentTarget }: Typed) {
      setComposing(undefined)
      write(currentTarget, '')
    },
  }
}
