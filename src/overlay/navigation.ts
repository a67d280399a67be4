import { listen } from '../shared/listen.ts'

// Taken when this module loads: a page may replace it later.
const { EventTarget } = globalThis

/** Where a navigation leads. `sameDocument`: the page itself changes its address, as routers do. */
export interface Destination {
  readonly url: string
  readonly sameDocument: boolean
}

/** The part of the Navigation API that is read here. TypeScript has no types for this API yet. */
export interface Navigation extends EventTarget {
  readonly currentEntry?: { readonly key: string } | null
}
interface NavigateEvent {
  readonly destination: Destination
  readonly downloadRequest: string | null
}

/** Undefined where the browser has none, and where a script of the page has replaced it by a variable of the same name. */
export function navigationOf(window: Window): Navigation | undefined {
  const { navigation } = window as { navigation?: Navigation }
  return navigation instanceof EventTarget ? navigation : undefined
}

/** Calls the listener when a navigation begins, with its destination where the browser knows it; not for downloads. */
export function watchNavigation(window: Window, listener: (destination?: Destination) => void): () => void {
  const stops = [listen(window, 'beforeunload pagehide', () => listener())]
  const navigation = navigationOf(window)
  if (navigation)
    stops.push(
      listen(navigation, 'navigate', ({ destination, downloadRequest }: NavigateEvent) => {
        if (downloadRequest === null) listener(destination)
      }),
    )
  return () => stops.forEach((stop) => stop())
}
