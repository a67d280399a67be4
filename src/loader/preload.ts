import { readCheckoutUrl } from './checkout-url.ts'
import type { OverlayModule } from './contract.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { isModern, isOffline } from './support.ts'

/** What `Klump.preload()` takes. */
export interface PreloadOptions {
  /** As the option of that name. An opening with another address does not use what was preloaded. */
  checkoutUrl?: string | URL | undefined
}

interface Environment {
  readonly checkoutUrl: string
  loadOverlay(): Promise<Pick<OverlayModule, 'preloadFrame'>>
}

/** The static method `preload` of `Klump`, of the npm package and of the script tag. */
export function preload(environment: Environment, options: PreloadOptions = {}): () => void {
  const address = readCheckoutUrl(String(ownProperties(options).checkoutUrl ?? environment.checkoutUrl))
  let dispose: (() => void) | undefined = () => {}
  if (isModern() && !isOffline() && !savesData())
    environment.loadOverlay().then(
      ({ preloadFrame }) => dispose && (dispose = preloadFrame(document, address)),
      // Not reported here: the opening tries again, and reports a failure.
      () => {},
    )
  return () => {
    dispose?.()
    dispose = undefined
  }
}

/** Whether the browser reports that the shopper wants to save data. */
export function savesData(): boolean {
  const { connection }: Navigator & { connection?: { saveData?: boolean } } = navigator
  return connection?.saveData === true
}
