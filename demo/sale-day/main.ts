/**
 * `npm run sale-day`: a hundred thousand shoppers open within a minute, each the real checkout, against a model of the
 * server. KLUMP_CLIENTS and KLUMP_SEED change how many, and which day. `-- --write` puts the figures into the README.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from './one.ts'
import { asSvg, asText } from './picture.ts'
import { writeReadme } from './readme.ts'
import { scenarios } from './scenarios.ts'
import { asTable } from './table.ts'

const ROOT = join(import.meta.dirname, '../..')
const REPORTS = join(ROOT, '.reports/sale-day')
const CLIENTS = process.env['KLUMP_CLIENTS'] ?? '100000'
const SEED = process.env['KLUMP_SEED'] ?? '20261127'
/** Of memory, for a hundred thousand open checkouts. Megabytes. */
const MEMORY = 6_000

const running = new Set<ChildProcess>()

async function main(): Promise<void> {
  mkdirSync(REPORTS, { recursive: true })
  process.once('SIGINT', () => {
    for (const child of running) child.kill()
    process.exit(130)
  })
  const started = Date.now()
  const names = scenarios(Number(CLIENTS), Number(SEED)).map(({ name }) => name)
  console.log(`${CLIENTS} shoppers, seed ${SEED}: ${names.length} sales, two at a time.`)
  const reports = new Map<string, Report>()
  const left = [...names]
  const work = async () => {
    for (let name = left.shift(); name; name = left.shift()) reports.set(name, await play(name))
  }
  await Promise.all([work(), work()])
  const all = names.flatMap((name) => reports.get(name) ?? [])
  for (const { about, seconds } of all) console.log(`\n${about}\n${asText(seconds)}`)
  console.log(`\n${asTable(all)}\n`)
  const svg = asSvg(all)
  writeFileSync(join(REPORTS, 'sale-day.svg'), svg)
  writeFileSync(join(REPORTS, 'sale-day.json'), JSON.stringify(all, null, 1))
  if (process.argv.includes('--write')) await writeReadme(all, svg)
  console.log(`${Math.round((Date.now() - started) / 1000)} s. Picture and figures: .reports/sale-day/`)
  const broken = all.filter(({ figures }) => figures.endless + figures.doubleLoans > 0)
  for (const { name } of broken) console.log(`${name}: somebody came to no end, or to two loans.`)
  process.exitCode = broken.length > 0 ? 1 : 0
}

function play(name: string): Promise<Report> {
  const file = join(REPORTS, `${name}.json`)
  const args = [`--max-old-space-size=${MEMORY}`, '--import', 'tsx', join(import.meta.dirname, 'one.ts')]
  const child = spawn(process.execPath, [...args, name, CLIENTS, SEED, file], { cwd: ROOT, stdio: 'inherit' })
  running.add(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      running.delete(child)
      if (code === 0) resolve(JSON.parse(readFileSync(file, 'utf8')) as Report)
      else reject(new Error(`The sale "${name}" ended with code ${code}.`))
    })
  })
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  for (const child of running) child.kill()
  process.exitCode = 1
}
