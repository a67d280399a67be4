import { realClock } from '../shared/clock.ts'
import { draw } from '../shared/draw.ts'
import { read } from '../shared/unclobbered.ts'
import { followInputs } from './ad.ts'
import type { KlumpButton } from './button.ts'
import type { KlumpInstance } from './klump-class.ts'
import { addedMountPoints, CONTAINERS, MOUNT_POINT_CHANGES, within } from './mount-points.ts'
import { createPutBack } from './put-back.ts'

// Taken when this module loads: a page may replace it later.
const { MutationObserver } = globalThis

/**
 * Puts Klump's button into `#klump__checkout` and its banner into `#klump__ad`, now and whenever such a container is added or emptied.
 * The button does not open anything by itself: as with the earlier script, the page handles the click on the container. The returned
 * function is to be called with each instance of `Klump` that is made on the page.
 */
export function fillContainers(document: Document): (instance: KlumpInstance) => void {
  const known = new WeakSet<Element>()
  const putBack = createPutBack(realClock)
  let clicked: KlumpButton | undefined

  function fill(place: HTMLElement): void {
    const isAd = read(place, 'id') === 'klump__ad'
    const find = () => childOf(place, isAd ? 'klump-banner' : 'klump-button')
    if (!known.has(place)) {
      known.add(place)
      // Notices `setAttribute('value', ...)` on the banner's inputs.
      if (isAd) watch.observe(place, { subtree: true, attributeFilter: ['value'] })
      else read(place, 'addEventListener').call(place, 'click', (event) => onClick(event, find()), true)
    }
    if (!find()) putBack(place, () => addTo(rootOf(place), isAd ? draw('klump-banner') : drawButton(place)))
    if (isAd) followInputs(place, find)
  }

  // Called also for a click on the container itself: `container.click()`, or a tap that a page optimiser replays.
  function onClick(event: Event, button: HTMLElement | undefined): void {
    if (button?.shadowRoot?.querySelector('[aria-disabled="true"]')) event.stopImmediatePropagation()
    else clicked = button as KlumpButton | undefined
  }

  const watch = new MutationObserver((records) => {
    const containers = new Set(addedMountPoints(records, CONTAINERS))
    for (const { target } of records) {
      const container = read(target as Element, 'closest')?.call(target as Element, CONTAINERS)
      if (container) containers.add(container)
    }
    for (const container of containers) fill(container as HTMLElement)
  })
  watch.observe(document, MOUNT_POINT_CHANGES)
  // Fills every container: shops do make pages on which an id occurs twice.
  for (const place of within(document, CONTAINERS)) fill(place)

  return (instance) => {
    if (instance.status === 'opening' && clicked?.isConnected) clicked.follow(instance)
  }
}

const roots = new WeakMap<Element, ShadowRoot | HTMLElement>()

// `append` is read past the element's named properties: a container that is a form may have an input named `append`.
const addTo = (root: ShadowRoot | HTMLElement, child: HTMLElement) => read(root, 'append').call(root, child)

function drawButton(place: HTMLElement): HTMLElement {
  const dataset = read(place, 'dataset')
  const button = draw('klump-button')
  for (const name of ['label', 'size', 'scheme']) {
    const value = dataset[name]
    if (value !== undefined) button.setAttribute(name, value)
  }
  return button
}

/**
 * Where the child of a container is drawn: in a shadow root of the container, which frameworks do not see when they hydrate or redraw.
 * The shop's content of `#klump__checkout` stays visible beside the button; that of `#klump__ad` is not shown. A container that can have
 * no shadow root, or has one already, gets the child among its own children.
 */
function rootOf(place: HTMLElement): ShadowRoot | HTMLElement {
  const root = roots.get(place) ?? makeRoot(place)
  roots.set(place, root)
  return root
}

function makeRoot(place: HTMLElement): ShadowRoot | HTMLElement {
  try {
    const root = place.attachShadow({ mode: 'open' })
    if (place.id === 'klump__checkout') root.append(draw('slot'))
    return root
  } catch {
    return place
  }
}

function childOf(place: HTMLElement, name: string): HTMLElement | undefined {
  return [...read(rootOf(place), 'children')].find(({ localName }) => localName === name) as
    HTMLElement | undefined
}
