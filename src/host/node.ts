import { after } from '../shared/clock.ts'
import { brotli } from './brotli.ts'
import { createHostFor } from './create-host.ts'
import { openFolder } from './folder.ts'
import type { Host, HostOptions } from './options.ts'
import { ownFolder } from './own-folder.ts'

/** `createHost` for runtimes with a disk. Built as dist/host/node.js: the folder above is the built package. */
export function createHost(options: HostOptions): Host {
  return createHostFor(
    {
      now: () => Date.now(),
      fetch: (url, init) => fetch(url, init),
      after,
      openFolder,
      brotli,
      own: { kept: [ownFolder()] },
      // oxlint-disable-next-line no-console -- for the operator, where no log is given
      warn: (line) => console.warn(`klump-checkout: ${line}`),
    },
    options,
  )
}
