/** Browsers inside apps that are known to open a second window in place of the first, which holds the shop and all that was typed. */
const ONE_WINDOW = /; wv\)|\bFBA[NV]\b|\bInstagram\b/

/** A link to another site that was pressed, and whether it has opened in a window of its own. */
export interface PressedLink {
  readonly address: string
  readonly hasOpened: boolean
}

/**
 * Opens the link that was pressed in a window of its own. Browsers inside apps have one window: there a link would lead the
 * checkout away, and with it all that was typed. Undefined when no such link was pressed. `isNeeded`: the purchase does not go on
 * without that page, so it is opened wherever it can be.
 */
export function openInNewWindow(event: MouseEvent, isNeeded: boolean): PressedLink | undefined {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank][href]')
  // What is no page (mail, phone) opens in another app and leaves this one alone.
  if (!link || event.defaultPrevented || !/^https?:$/.test(link.protocol)) return undefined
  const address = link.href
  // With a key held down, or by another button of the mouse, the browser does what the shopper asked for: it opens the page, saves it
  // (Alt) or shows a menu (the right button).
  if (event.altKey || event.button === 2) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button === 1)
    return { address, hasOpened: true }
  event.preventDefault()
  if (!isNeeded && ONE_WINDOW.test(navigator.userAgent)) return { address, hasOpened: false }
  // Not `noopener` as a feature: with it the browser does not say whether a window came.
  const opened = open(address, '_blank')
  // A window that was there before belongs to the shop, and lets nobody change it.
  if (opened && opened !== top && opened !== self) opened.opener = null
  return { address, hasOpened: opened !== null }
}
