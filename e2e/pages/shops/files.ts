import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { shopPage, type Places } from '../shop-page.ts'

/** A shop's page saved as a file, with its scripts where they were; to be removed afterwards. */
export function fileOf(places: Places): { url: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'klump-file-'))
  const file = join(folder, 'shop.html')
  const script = () =>
    `<script src="${places.klump}/klump.js"></script><script src="${places.shop}/own/pay.js"></script>`
  writeFileSync(file, shopPage({ script })(places))
  return { url: pathToFileURL(file).href, remove: () => rmSync(folder, { recursive: true }) }
}
