// The banner's old form: three inputs by their ids, which the page fills and may change at any time.
const INPUTS = {
  klump__price: 'amount',
  klump__merchant__public__key: 'public-key',
  klump__currency: 'currency',
} as const

const followed = new WeakSet<HTMLInputElement>()

/** Copies what the inputs of `#klump__ad` say to the banner in it, now and whenever they say something else, and hides them. */
export function followInputs(place: HTMLElement, first: HTMLElement): void {
  for (const [id, attribute] of Object.entries(INPUTS)) {
    const input = place.querySelector<HTMLInputElement>(`input[id="${id}"]`)
    if (!input) continue
    // A banner that is drawn anew is followed by the same listeners.
    const copy = () => {
      const banner = place.querySelector(':scope > klump-banner') ?? first
      if (banner.getAttribute(attribute) !== input.value) banner.setAttribute(attribute, input.value)
    }
    copy()
    if (followed.has(input)) continue
    followed.add(input)
    // Over whatever the page says of its inputs, and no policy is asked.
    input.style.setProperty('display', 'none', 'important')
    input.addEventListener('input', copy)
    input.addEventListener('change', copy)
    watchValue(input, copy)
  }
}

// Shops write `price.value = total`, of which no event tells; this one input tells it itself.
function watchValue(input: HTMLInputElement, changed: () => void): void {
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  if (!native?.get || !native.set) return
  const { get, set } = native
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
