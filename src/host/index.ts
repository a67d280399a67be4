import { after } from '../shared/clock.ts'
import { createHostFor } from './create-host.ts'
import type { Host, HostOptions } from './options.ts'

export type { AllowedOrigins } from './framing.ts'
export type { Host, HostOptions, HostVersions, KeptVersion } from './options.ts'
export type { Store } from './store.ts'

/**
 * Serves the checkout's own origin: the script and the checkout's page from the built files. It relays the checkout's calls to the
 * API.
 *
 * ```ts
 * const host = createHost({ api: 'https://api.useklump.com', allowedOrigins: ['https://shop.ng'] })
 * await host.fetch(new Request('https://js.klump.example/klump.js'))
 * ```
 *
 * This is the variant without a disk, for workers: `versions` contains stores. On Node, Deno and Bun it may also contain folders, and
 * defaults to the files of this package.
 *
 * @throws TypeError that names the invalid option
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
