import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { arithmetic, type Share } from './arithmetic.ts'
import { tablesOfReadme } from './readme.ts'

// The figures of README.md that the build or the simulation decides. They are upper bounds with a tenth of air.
const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ')
const DIST = join(import.meta.dirname, '../../dist')

test('the table of the sales is that of the figures beside it', () => {
  const { written, meant, shoppers } = tablesOfReadme()
  expect(new Set(shoppers)).toEqual(new Set([100_000]))
  expect(meant).toContain('Aserverthatislargeenough')
  expect(written).toBe(meant)
})

test('no part of a purchase is larger than README.md says', async () => {
  const built = await arithmetic(DIST)
  const rows: [RegExp, Share][] = [
    [/`klump\.js` *\| (\d+) *\| ([\d.]+) kB/, built.script],
    [/the overlay's chunk *\| (\d+) *\| ([\d.]+) kB/, built.overlay],
    [/the page *\| (\d+) *\| ([\d.]+) kB/, built.page],
    [/its scripts and its styles *\| (\d+) *\| ([\d.]+) kB/, built.code],
    [/the list of banks *\| (\d+) *\| ([\d.]+) kB/, built.opening],
    [/to the loan *\| (\d+) *\| ([\d.]+) kB/, built.steps],
    [/each time *\| (\d+) *\| ([\d.]+) kB/, built.poll],
  ]
  for (const [pattern, { what, requests, bytes }] of rows) {
    const [, count, kB] = pattern.exec(README) ?? []
    expect(Number(count), `requests of ${what}`).toBe(requests)
    expect(bytes / 1000, `kB of ${what}`).toBeLessThanOrEqual(Number(kB))
  }
  const { script, overlay, page, code } = built
  const bits = (script.bytes + overlay.bytes + page.bytes + code.bytes) * 8
  const [, rate] = /up to ([\d.]+) Gbit\/s/.exec(README) ?? []
  expect((bits / 1e9) * (100_000 / 60), 'Gbit/s').toBeLessThanOrEqual(Number(rate))
})
