import { writeFileSync } from 'node:fs'
import { figuresOf, type Figures } from './figures.ts'
import { scenarios } from './scenarios.ts'
import { simulate } from './simulate.ts'
import type { Second } from './tally.ts'

/** What one sale hands to those who draw it. */
export interface Report {
  readonly name: string
  readonly about: string
  readonly capacity: number
  readonly figures: Figures
  readonly seconds: readonly Second[]
}

/** `node one.ts <scenario> <clients> <seed> <file>`: one sale in a process of its own, which holds all its shoppers. */
const [name, clients, seed, file = ''] = process.argv.slice(2)
const scenario = scenarios(Number(clients), Number(seed)).find((each) => each.name === name)
if (!scenario) throw new Error(`There is no sale called ${name}.`)
let said = Date.now()
const sold = await simulate(scenario.sale, (now) => {
  if (Date.now() - said < 5_000) return
  said = Date.now()
  console.log(`  ... ${scenario.name}: second ${Math.floor(now / 1000)} of the sale (Ctrl-C stops it)`)
})
const { about, sale } = scenario
const report: Report = {
  name: scenario.name,
  about,
  capacity: sale.capacity.perSecond,
  figures: figuresOf(sold),
  seconds: sold.seconds,
}
writeFileSync(file, JSON.stringify(report))
