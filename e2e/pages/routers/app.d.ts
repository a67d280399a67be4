/** What each page with a router has for the test, as `window.app`. */
export interface RoutedApp {
  /** What its router did: drew a route, loaded, scrolled, asked its server. */
  moves: string[]
  /** Leads to another route, by the router. */
  go: (path: string) => unknown
  /** The route that is drawn. */
  drawn: () => string
}

declare global {
  interface Window {
    app: RoutedApp
  }
}
