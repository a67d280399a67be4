import { read } from '../shared/unclobbered.ts'

// Loaded with the script, before anything of this folder is fetched.

/** The containers of pages that are older than the elements. */
export const CONTAINERS = '#klump__checkout,#klump__ad'

/** Where something of ours is drawn. `#klump__cms__checkout` is not among them: plugins put a button of their own there. */
export const PLACES = `${CONTAINERS},klump-button,klump-banner`

/** What has to be observed of a document so that no place is missed. An element becomes a place too when its id is set. */
export const NEW_PLACES: MutationObserverInit = { childList: true, subtree: true, attributeFilter: ['id'] }

/** What matches in a document or an element. */
export const within = (root: Document | Element, selector: string): NodeListOf<HTMLElement> =>
  read(root as Element, 'querySelectorAll').call(root as Element, selector) as NodeListOf<HTMLElement>

/**
 * The elements that these changes made match. Only what was added is searched, and each subtree once: a page of 10,000 nodes
 * that changes all the time must not pay for the size of the page.
 */
export function addedPlaces(records: readonly MutationRecord[], selector: string): Element[] {
  const added = new Set<Node | null>()
  for (const { target, attributeName, addedNodes } of records)
    for (const node of attributeName ? [target] : addedNodes) added.add(node)
  return [...added].flatMap((node) => {
    // With its parent it is found there.
    if (!(node && 'matches' in node) || added.has(read(node, 'parentNode'))) return []
    const root = node as Element
    const matches = (element: Element) => read(element, 'matches').call(element, selector)
    return [root, ...within(root, selector)].filter(matches)
  })
}
