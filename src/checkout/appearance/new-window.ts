/** Browsers inside apps that are known to open a second window in place of the first, which holds the shop and all that was typed. */
const ONE_WINDOW = /; wv\)|\bFBA[NV]\b|\bInstagram\b/

/** A link to another site that was pressed, and whether it opened in a new window. */
export interface PressedLink {
  readonly address: string
  readonly hasOpened: boolean
}

/**
 * Opens the pressed link in a new window. Browsers inside apps have one window, in which the link would replace the checkout and discard
 * all that was typed. Undefined when no such link was pressed. `isNeeded`: the purchase cannot continue without the linked page, so the
 * page is opened wherever that is possible.
 */
export function openInNewWindow(event: MouseEvent, isNeeded: boolean): PressedLink | undefined {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank][href]')
  // Links that are no page (mail, phone) open in another app and do not replace this page.
  if (!link || event.defaultPrevented || !/^https?:$/.test(link.protocol)) return undefined
  const address = link.href
  // With a modifier key or another mouse button, the browser does what the shopper requested: it opens the page, saves it (Alt) or shows a
  // menu (the right button).
  if (event.altKey || event.button === 2) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button === 1)
    return { address, hasOpened: true }
  event.preventDefault()
  if (!isNeeded && ONE_WINDOW.test(navigator.userAgent)) return { address, hasOpened: false }
  // Not `noopener` as a feature: with it, the browser does not report whether a window opened.
  const opened = open(address, '_blank')
  // A window that existed before belongs to the shop, and its `opener` cannot be changed.
  if (opened && opened !== top && opened !== self) opened.opener = null
  return { address, hasOpened: opened !== null }
}
