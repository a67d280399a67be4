import { readSecureAddress } from '../shared/address.ts'
import { isOrigin } from './framing.ts'
import type { HostOptions, HostVersions } from './options.ts'
import type { Store } from './store.ts'
import type { Kept } from './versions.ts'

/** The address of the API without a trailing slash. @throws TypeError */
export function readApi(api: unknown): string {
  const address = readSecureAddress(api)
  const { username, search, hash } = address ? new URL(address) : { username: '', search: '', hash: '' }
  // The API's origin is written into the page's policy.
  if (address === undefined || username || search || hash || !isOrigin(new URL(address).origin))
    throw new TypeError(`api: expected an https address (http on this machine), got ${shown(api)}.`)
  return address.replace(/\/$/, '')
}

/** @throws TypeError */
export function readOrigin(origin: unknown): string | undefined {
  if (origin === undefined) return undefined
  const address = readSecureAddress(origin)
  if (address === undefined || !isOrigin(origin))
    throw new TypeError(
      `origin: expected an origin such as "https://js.klump.example", got ${shown(origin)}.`,
    )
  return new URL(address).origin
}

/** @throws TypeError */
export function readDocumentOptions({ record, shopOrigin, reportTo }: HostOptions) {
  if (record !== undefined && !/^[a-z]\w{0,63}$/i.test(record))
    throw new TypeError(`record: expected a letter, then letters, digits and _, got ${shown(record)}.`)
  const report = reportTo === undefined ? undefined : readSecureAddress(reportTo)
  // The address is written into a header between quotation marks.
  if (reportTo !== undefined && (report === undefined || /["\\]/.test(report)))
    throw new TypeError(`reportTo: expected an https address, got ${shown(reportTo)}.`)
  return { record, shopOrigin, reportTo: report }
}

/** @throws TypeError */
export function readVersions({ kept }: HostVersions, openFolder: (path: string) => Store): Kept[] {
  return kept.map((each, index) => {
    const { files, until } =
      typeof each === 'object' && 'files' in each ? each : { files: each, until: undefined }
    const end = until === undefined ? undefined : new Date(until)
    if (end && Number.isNaN(end.getTime()))
      throw new TypeError(`versions.kept[${index}].until: expected a date, got ${shown(until)}.`)
    return { files: typeof files === 'string' ? openFolder(files) : files, until: end }
  })
}

const shown = (value: unknown) => (typeof value === 'string' ? JSON.stringify(value) : typeof value)
