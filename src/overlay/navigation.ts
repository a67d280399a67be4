import { listen } from '../shared/listen.ts'

/** Where a navigation leads. `sameDocument`: the page itself changes its address, as routers do. */
export interface Destination {
  readonly url: string
  readonly sameDocument: boolean
}

/** The part of the Navigation API that is read here. TypeScript has no types for this API yet. */
export interface Navigation extends EventTarget {
  readonly currentEntry: { readonly key: string } | null
}
interface NavigateEvent {
  readonly destination: Destination
  readonly downloadRequest: string | null
}

export const navigationOf = (window: Window) => (window as { navigation?: Navigation }).navigation

/** Tells of each navigation when it begins, with its destination where the browser knows it; downloads are none. */
export function watchNavigation(window: Window, tell: (destination?: Destination) => void): () => void {
  const stops = [listen(window, 'beforeunload pagehide', () => tell())]
  const navigation = navigationOf(window)
  if (navigation)
    stops.push(
      listen(navigation, 'navigate', ({ destination, downloadRequest }: NavigateEvent) => {
        if (downloadRequest === null) tell(destination)
      }),
    )
  return () => stops.forEach((stop) => stop())
}
