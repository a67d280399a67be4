import { createHostFor, type Runtime } from '../create-host.ts'
import type { HostOptions } from '../options.ts'
import { filesOf, storeOf } from './built.ts'

export const ORIGIN = 'https://js.klump.example'
export const API = 'https://api.klump.example'
export const NOW = Date.UTC(2026, 10, 28, 9)

/** A host with one made-up version and a stopped clock, and its log. */
export function hostWith(options: Partial<HostOptions> = {}, world: Partial<Runtime> = {}) {
  const lines: string[] = []
  const warnings: string[] = []
  const { store, asked, written } = storeOf('1.0.0', filesOf('AAAAAAA1'))
  const host = createHostFor(
    {
      now: () => NOW,
      openFolder: () => store,
      warn: (line) => warnings.push(line),
      after: () => () => {},
      fetch: async () => Response.error(),
      ...world,
    },
    { api: API, versions: { kept: [store] }, log: (line) => lines.push(line), ...options },
  )
  const get = (path: string, init?: RequestInit) => host.fetch(new Request(ORIGIN + path, init))
  return { host, get, lines, warnings, asked, written }
}
