/** The interface of each page with a router for the test, as `window.app`. */
export interface RoutedApp {
  /** The router's actions: drew a route, loaded, scrolled, sent a request. */
  moves: string[]
  /** Goes to another route through the router. */
  go: (path: string) => unknown
  /** The drawn route. */
  drawn: () => string
}

declare global {
  interface Window {
    app: RoutedApp
  }
}
