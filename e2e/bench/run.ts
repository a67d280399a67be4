/**
 * `npm run bench`: how long the built package takes to open, beside pages written by hand and beside what others have made.
 * Table, figures and chart are in .reports/bench/. No time fails it; what does not open does. KLUMP_REPETITIONS (15),
 * KLUMP_OPENINGS (200) and KLUMP_PEERS=none make it shorter.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { findBrowser, steadyBrowser } from './browser.ts'
import { asSvg } from './chart.ts'
import { COLD_LIMIT, KLUMP, WARM_KLUMP, WARM_LIMIT } from './contestants.ts'
import { measure } from './measure.ts'
import { bundlePeers } from './peers.ts'
import { asMarkdown, type Circumstances } from './report.ts'
import { serveAll } from './servers.ts'
import { PROFILES } from './visit.ts'

const ROOT = join(import.meta.dirname, '../..')
const REPORTS = join(ROOT, '.reports/bench')
const REPETITIONS = Number(process.env['KLUMP_REPETITIONS'] ?? 15)
const OPENINGS = Number(process.env['KLUMP_OPENINGS'] ?? 200)
const ITEMS = [1, 10, 100, 1000]

let stopped = false
process.once('SIGINT', () => (stopped = true))

async function main(): Promise<void> {
  const executable = findBrowser(console.log)
  console.log('Building the package ...')
  execFileSync(join(ROOT, 'node_modules/.bin/vite'), ['build', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  const withPeers = process.env['KLUMP_PEERS'] !== 'none'
  if (withPeers) console.log('Installing and bundling the peers (npm, about 10 s) ...')
  const peers = withPeers ? await bundlePeers() : []
  const servers = await serveAll()
  const browser = await steadyBrowser(executable, console.log)
  const clean = async () => {
    await browser.close()
    await servers.close()
  }
  process.once('SIGINT', () => void clean().finally(() => process.exit(130)))
  try {
    const plan = {
      repetitions: REPETITIONS,
      profiles: PROFILES,
      peers,
      items: ITEMS,
      openings: OPENINGS,
      felt: [COLD_LIMIT, WARM_LIMIT, KLUMP, WARM_KLUMP],
    }
    const results = await measure(browser, servers, plan, everyFewSeconds())
    const circumstances: Circumstances = {
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}`,
      browser: `Chromium ${await browser.use((it) => Promise.resolve(it.version()))}`,
      node: process.versions.node,
      repetitions: REPETITIONS,
    }
    const { date, machine, browser: version } = circumstances
    mkdirSync(REPORTS, { recursive: true })
    const markdown = asMarkdown(results, circumstances)
    const svg = asSvg(results.opened, `${date}, ${machine}, ${version}, median of ${REPETITIONS}`)
    writeFileSync(join(REPORTS, 'bench.md'), markdown)
    writeFileSync(join(REPORTS, 'bench.json'), JSON.stringify({ circumstances, ...results }, null, 1))
    writeFileSync(join(REPORTS, 'bench.svg'), svg)
    await browser.use((it) => photograph(it, svg))
    console.log(`\n${markdown}\n\nAlso in .reports/bench/, with the chart as bench.svg and bench.png.`)
  } finally {
    await clean()
  }
}

function everyFewSeconds(): (progress: string) => void {
  const started = Date.now()
  let said = 0
  return (progress) => {
    if (Date.now() - said < 3_000) return
    said = Date.now()
    console.log(`  ${Math.round((said - started) / 1000)} s: ${progress} (Ctrl-C stops it)`)
  }
}

async function photograph(browser: Browser, svg: string): Promise<void> {
  const page = await browser.newPage({ deviceScaleFactor: 2 })
  await page.setContent(`<body style="margin:0">${svg}</body>`)
  await page.locator('svg').screenshot({ path: join(REPORTS, 'bench.png') })
  await page.close()
}

try {
  await main()
} catch (error) {
  if (!stopped) console.error(error instanceof Error ? error.message : error)
  process.exitCode = stopped ? 130 : 1
}
