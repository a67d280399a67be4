import { read } from '../shared/unclobbered.ts'
import { within } from './mount-points.ts'

// How pages for the earlier script describe the banner: three inputs with these ids, whose values the page may change at any time.
const INPUTS = {
  klump__price: 'amount',
  klump__merchant__public__key: 'public-key',
  klump__currency: 'currency',
} as const

const followed = new WeakSet<HTMLInputElement>()

/** Copies the values of the inputs in `#klump__ad` to the attributes of its banner, now and at each change. */
export function followInputs(place: HTMLElement, find: () => HTMLElement | undefined): void {
  // Where the container can have no shadow, the banner is one of its children and the others are hidden. `setProperty` is subject to no
  // Content-Security-Policy, and `important` wins over the styles of the page.
  const banner = find()
  if (banner?.parentNode === place)
    for (const other of read(place, 'children'))
      if (other !== banner) (other as HTMLElement).style.setProperty('display', 'none', 'important')

  for (const [id, attribute] of Object.entries(INPUTS)) {
    const input = within(place, `input[id="${id}"]`)[0] as HTMLInputElement | undefined
    if (!input) continue
    const copy = () => {
      // The banner is looked up each time: it may be another element since the listeners were added.
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

// `price.value = total` in the shop's code fires no event. So this input gets a `value` property that reports the assignment. A framework
// may have defined such a property already (React does); it is still called.
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
