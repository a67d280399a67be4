import { readCheckoutUrl } from './checkout-url.ts'
import type { OverlayModule } from './contract.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { isModern, isOffline } from './support.ts'

/** What `Klump.preload()` takes. */
export interface PreloadOptions {
  /** As the option of that name: an opening with another address does not use what was loaded. */
  checkoutUrl?: string | URL | undefined
}

interface Environment {
  readonly checkoutUrl: string
  loadOverlay(): Promise<Pick<OverlayModule, 'preloadFrame'>>
}

/** What both forms of `Klump` offer as `preload`. */
export function preload(environment: Environment, options: PreloadOptions = {}): () => void {
  const address = readCheckoutUrl(String(ownProperties(options).checkoutUrl ?? environment.checkoutUrl))
  let dispose: (() => void) | undefined = () => {}
  if (isModern() && !isOffline() && !savesData())
    environment.loadOverlay().then(
      ({ preloadFrame }) => dispose && (dispose = preloadFrame(document, address)),
      // The opening itself tries again, and says what is wrong.
      () => {},
    )
  return () => {
    dispose?.()
    dispose = undefined
  }
}

/** Whether this device pays for every byte, and has said so. */
export function savesData(): boolean {
  const { connection }: Navigator & { connection?: { saveData?: boolean } } = navigator
  return connection?.saveData === true
}
