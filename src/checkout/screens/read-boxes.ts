import type { Filled } from '../flow/state.ts'

/** Reads boxes that software filled without an event, as if they had been typed in. Skips checkboxes: only the shopper may tick them. */
export function readBoxes(form: HTMLFormElement, { fields, values }: Filled): void {
  for (const { name, kind } of fields) {
    const box = form.elements.namedItem(name)
    const isTyped =
      box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && !UNTYPED.includes(box.type))
    const isChosen = box instanceof HTMLSelectElement
    if (!isTyped && !isChosen) continue
    const plain = (text: string) => kind.typing?.plain(text) ?? text
    if (plain(box.value) === plain(values[name] ?? '')) continue
    box.dispatchEvent(new Event(isChosen ? 'change' : 'input', { bubbles: true }))
  }
}

const UNTYPED: readonly string[] = ['checkbox', 'radio', 'file']
