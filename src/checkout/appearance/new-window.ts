/** Browsers inside apps that are known to open a second window in place of the first, which holds the shop and all that was typed. */
const ONE_WINDOW = /; wv\)|\bFBA[NV]\b|\bInstagram\b/

/**
 * Opens the link that was pressed in a window of its own. Browsers inside apps have one window: there a link would lead the
 * checkout away, and with it all that was typed. Returns the link's address where no window came. Undefined when it opened, and when
 * no such link was pressed. `isNeeded`: the purchase does not go on without that page, so it is opened wherever it can be.
 */
export function openInNewWindow(event: MouseEvent, isNeeded: boolean): string | undefined {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[target=_blank][href]')
  // With a key held down the browser does what the shopper asked for.
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined
  // What is no page (mail, phone) opens in another app and leaves this one alone.
  if (!/^https?:$/.test(link.protocol)) return undefined
  event.preventDefault()
  if (!isNeeded && ONE_WINDOW.test(navigator.userAgent)) return link.href
  // Not `noopener` as a feature: with it the browser does not say whether a window came.
  const opened = open(link.href, '_blank')
  if (!opened) return link.href
  // A window that was there before belongs to the shop, and lets nobody change it.
  if (opened !== top && opened !== self) opened.opener = null
  return undefined
}
