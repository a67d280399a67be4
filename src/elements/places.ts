// Loaded with the script, before anything of this folder is fetched: imports nothing.

/** The containers of pages that are older than the elements. */
export const CONTAINERS = '#klump__checkout,#klump__ad'

/** Where something of ours is drawn. `#klump__cms__checkout` is not among them: plugins put a button of their own there. */
export const PLACES = `${CONTAINERS},klump-button,klump-banner`

/** What has to be observed of a document so that no place is missed. An element becomes a place too when its id is set. */
export const NEW_PLACES: MutationObserverInit = { childList: true, subtree: true, attributeFilter: ['id'] }

/**
 * The elements that these changes made match. Only what was added is searched, and each subtree once: a page of 10,000 nodes
 * that changes all the time must not pay for the size of the page.
 */
export function addedPlaces(records: readonly MutationRecord[], selector: string): Set<Element> {
  const found = new Set<Element>()
  const searched = new Set<Node>()
  for (const { target, addedNodes, attributeName } of records) {
    if (attributeName !== null && (target as Element).matches(selector)) found.add(target as Element)
    for (const node of addedNodes) {
      const parent = node.parentNode
      // What was added to a subtree that this batch already searched was found with it.
      if (!(parent && searched.has(parent)) && node.nodeType === Node.ELEMENT_NODE) {
        const element = node as Element
        if (element.matches(selector)) found.add(element)
        for (const inside of element.querySelectorAll(selector)) found.add(inside)
      }
      searched.add(node)
    }
  }
  return found
}
