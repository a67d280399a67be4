import { useState } from 'preact/hooks'
import { retype, type Typing } from './typing.ts'

type Input = HTMLInputElement
type Typed = { readonly currentTarget: Input }

/** Writes separators into a box while it is typed in, and never into the middle of what an input method composes. */
export function useTyping(typing: Typing | undefined, value: string, onType: (plain: string) => void) {
  const [composing, setComposing] = useState<string>()
  if (!typing) return { value, onInput: ({ currentTarget }: Typed) => onType(currentTarget.value) }

  const before = typing.shown(typing.plain(value))
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
    value: composing ?? before,
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
