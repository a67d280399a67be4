import { read } from '../shared/unclobbered.ts'
import { within } from './places.ts'

// The banner's old form: three inputs by their ids, which the page fills and may change at any time.
const INPUTS = {
  klump__price: 'amount',
  klump__merchant__public__key: 'public-key',
  klump__currency: 'currency',
} as const

const followed = new WeakSet<HTMLInputElement>()

/** Copies what the inputs of `#klump__ad` say to its banner, now and whenever they say something else. */
export function followInputs(place: HTMLElement, find: () => HTMLElement | undefined): void {
  // Where the banner stands among them: over whatever the page says of its children, and no policy is asked.
  const banner = find()
  if (banner?.parentNode === place)
    for (const other of read(place, 'children'))
      if (other !== banner) (other as HTMLElement).style.setProperty('display', 'none', 'important')

  for (const [id, attribute] of Object.entries(INPUTS)) {
    const input = within(place, `input[id="${id}"]`)[0] as HTMLInputElement | undefined
    if (!input) continue
    const copy = () => {
      // A banner that is drawn anew is followed by the same listeners.
      const banner = find()
      if (banner && banner.getAttribute(attribute) !== input.value)
        banner.setAttribute(attribute, input.value)
    }
    copy()
    if (followed.has(input)) continue
    followed.add(input)
    input.addEventListener('input', copy)
    input.addEventListener('change', copy)
    watchValue(input, copy)
  }
}

// Shops write `price.value = total`, of which no event tells; this one input tells it itself. A framework may have put a property
// of its own there (React does): it is called as before.
function watchValue(input: HTMLInputElement, changed: () => void): void {
  const before =
    Object.getOwnPropertyDescriptor(input, 'value') ??
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  if (!before?.get || !before.set || before.configurable === false) return
  const { get, set } = before
  Object.defineProperty(input, 'value', {
    configurable: true,
    enumerable: true,
    get: () => get.call(input) as string,
    set(value: unknown) {
      set.call(input, value)
      changed()
    },
  })
}
