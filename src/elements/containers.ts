import { followInputs } from './ad.ts'
import type { KlumpButton } from './button.ts'
import type { KlumpInstance } from './klump-class.ts'

interface Filling {
  /** An instance was made, by whomever. */
  follow(instance: KlumpInstance): void
}

/** A page that empties its container again and again gets no further button: else the two would never end. */
const MOST_REFILLS = 20

/**
 * Puts Klump's button into `#klump__checkout` and its banner into `#klump__ad`, now and whenever one is added. The button
 * only looks like one: its click is heard by the page's handler on the container, as it always was.
 */
export function fillContainers(document: Document): Filling {
  const filled = new WeakMap<Element, number>()
  let clicked: KlumpButton | undefined

  function fill(
    id: string,
    name: string,
    prepare: (child: HTMLElement, place: HTMLElement) => void,
    keep = prepare,
  ): void {
    // Every one: an id that stands twice on a page is a mistake that shops make.
    for (const place of document.querySelectorAll<HTMLElement>(`[id="${id}"]`)) {
      const times = filled.get(place) ?? 0
      const there = place.querySelector<HTMLElement>(`:scope > ${name}`)
      if (there) keep(there, place)
      if (there || times > MOST_REFILLS) continue
      filled.set(place, times + 1)
      const child = document.createElement(name)
      prepare(child, place)
      place.append(child)
    }
  }
  function prepareButton(child: HTMLElement, { dataset }: HTMLElement): void {
    for (const name of ['label', 'size', 'scheme']) {
      const value = dataset[name]
      if (value !== undefined) child.setAttribute(name, value)
    }
    child.addEventListener('click', () => (clicked = child as KlumpButton))
  }
  function fillAll(): void {
    fill('klump__checkout', 'klump-button', prepareButton, () => {})
    fill('klump__ad', 'klump-banner', (banner, place) => followInputs(place, banner))
  }

  fillAll()
  new MutationObserver(fillAll).observe(document, {
    childList: true,
    subtree: true,
    // `setAttribute('value', ...)` of the banner's inputs.
    attributeFilter: ['value'],
  })
  return {
    follow(instance) {
      if (instance.status === 'opening') clicked?.follow(instance)
    },
  }
}
