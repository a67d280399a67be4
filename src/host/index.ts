import { after } from '../shared/clock.ts'
import { createHostFor } from './create-host.ts'
import type { Host, HostOptions } from './options.ts'

export type { AllowedOrigins } from './framing.ts'
export type { Host, HostOptions, HostVersions, KeptVersion } from './options.ts'
export type { Store } from './store.ts'

/**
 * Serves the checkout's own origin: the script and the checkout's page from the built files. It passes the checkout's calls on to the
 * API.
 *
 * ```ts
 * const host = createHost({ api: 'https://api.useklump.com', allowedOrigins: ['https://shop.ng'] })
 * await host.fetch(new Request('https://js.klump.example/klump.js'))
 * ```
 *
 * This is the form without a disk, for workers: `versions` names stores. On Node, Deno and Bun it also takes folders, and has the
 * files of this package when none are named.
 *
 * @throws TypeError that names the option that cannot be used
 */
export function createHost(options: HostOptions): Host {
  return createHostFor(
    {
      now: () => Date.now(),
      fetch: (url, init) => fetch(url, init),
      after,
      openFolder() {
        throw new TypeError('versions: this runtime has no disk; expected stores, got a folder.')
      },
      // oxlint-disable-next-line no-console -- for the operator, where no log is given
      warn: (line) => console.warn(`klump-checkout: ${line}`),
    },
    options,
  )
}
