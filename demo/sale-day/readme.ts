import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import type { Figures } from './figures.ts'
import { asTable } from './table.ts'

const at = (name: string) => join(import.meta.dirname, name)

interface Sale {
  readonly name: string
  readonly about: string
  readonly capacity: number
  readonly figures: Figures
}

const BLOCK = /(?<=<!-- sales -->\n)[^]*(?=<!-- end of sales -->)/

/** Puts what came of the sales into README.md, beside it as figures.json, and the picture as sale-day.svg. */
export async function writeReadme(sales: readonly Sale[], svg: string): Promise<void> {
  const kept = sales.map(({ name, about, capacity, figures }): Sale => ({ name, about, capacity, figures }))
  const json = await format(JSON.stringify(kept), { parser: 'json', printWidth: 110 })
  writeFileSync(at('figures.json'), json)
  writeFileSync(at('sale-day.svg'), svg)
  const text = readFileSync(at('README.md'), 'utf8').replace(BLOCK, () => `\n${block(kept)}\n\n`)
  writeFileSync(at('README.md'), await format(text, { parser: 'markdown' }))
}

function block(sales: readonly Sale[]): string {
  const [first] = sales
  const shoppers = first?.figures.shoppers.toLocaleString('en') ?? 'No'
  const [enough, half] = sales.map(({ capacity }) => capacity.toLocaleString('en'))
  return `${shoppers} shoppers; the server answers ${enough} requests a second, and ${half} where it is half as large.\n\n${asTable(sales)}`
}

/** What stands in README.md of the sales, and what the figures beside it make of them, blanks apart; and of how many shoppers. */
export function tablesOfReadme(): { written: string; meant: string; shoppers: readonly number[] } {
  const sales = JSON.parse(readFileSync(at('figures.json'), 'utf8')) as Sale[]
  const [text = ''] = BLOCK.exec(readFileSync(at('README.md'), 'utf8')) ?? []
  const bare = (table: string) =>
    table
      .replaceAll(/-+/g, '-')
      .replaceAll(/[ \t]+/g, '')
      .trim()
  const shoppers = sales.map(({ figures }) => figures.shoppers)
  return { written: bare(text), meant: bare(block(sales)), shoppers }
}
