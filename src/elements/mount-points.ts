import { read } from '../shared/unclobbered.ts'

// This file is part of klump.js. The rest of the folder is fetched when a mount point is found.

/** The containers in pages that were made for the earlier script. */
export const CONTAINERS = '#klump__checkout,#klump__ad'

/** Where a button or banner is drawn. `#klump__cms__checkout` is not in the list: plugins draw a button of their own there. */
export const MOUNT_POINTS = `${CONTAINERS},klump-button,klump-banner`

/** What to observe in a document so that no new mount point is missed. An element also becomes one when its id is set. */
export const MOUNT_POINT_CHANGES: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributeFilter: ['id'],
}

/** All elements in a document or element that match. */
export const within = (root: Document | Element, selector: string): NodeListOf<HTMLElement> =>
  read(root as Element, 'querySelectorAll').call(root as Element, selector) as NodeListOf<HTMLElement>

/**
 * The elements that match since these changes. Only the added nodes are searched, and each subtree once: on a page with 10,000 nodes
 * the work for a change must not grow with the size of the page.
 */
export function addedMountPoints(records: readonly MutationRecord[], selector: string): Element[] {
  const added = new Set<Node | null>()
  for (const { target, attributeName, addedNodes } of records)
    for (const node of attributeName ? [target] : addedNodes) added.add(node)
  return [...added].flatMap((node) => {
    // A node whose parent was added, too, is found in the subtree of that parent.
    if (!(node && 'matches' in node) || added.has(read(node, 'parentNode'))) return []
    const root = node as Element
    const matches = (element: Element) => read(element, 'matches').call(element, selector)
    return [root, ...within(root, selector)].filter(matches)
  })
}
