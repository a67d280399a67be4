import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { shopPage, type Places } from '../shop-page.ts'

/** Saves a shop's page as a file whose scripts stay on their servers. The caller removes it. */
export function fileOf(places: Places): { url: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'klump-file-'))
  const file = join(folder, 'shop.html')
  const script = () =>
    `<script src="${places.klump}/klump.js"></script><script src="${places.shop}/own/pay.js"></script>`
  writeFileSync(file, shopPage({ script })(places))
  return { url: pathToFileURL(file).href, remove: () => rmSync(folder, { recursive: true }) }
}
