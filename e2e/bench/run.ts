/**
 * `npm run bench`: how long the built package takes to open, beside pages written by hand and products of others, and what it costs a page
 * and a purchase. src/README.md names the command. No time fails the run; a contestant that does not open does.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright'
import { ensureHeadlessShell } from '../browser.ts'
import { steadyBrowser, type SteadyBrowser } from './browser.ts'
import { readOptions, type Options } from './options.ts'
import { bundlePeers } from './peers.ts'
import { Progress, Stopped } from './progress.ts'
import { asMarkdown, type Circumstances } from './report.ts'
import type { Section } from './section.ts'
import { SECTIONS, type SectionName } from './sections/index.ts'
import { serveAll } from './servers.ts'

const ROOT = join(import.meta.dirname, '../..')
const REPORTS = join(ROOT, '.reports/bench')
/** Fewer rounds are no measurement: the pictures of e2e/bench/README.md stay as they are. */
const ROUNDS_OF_A_PICTURE = 15
const WITH_PEERS: readonly SectionName[] = ['opening', 'scripts', 'bytes']

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const executable = ensureHeadlessShell(console.log)
  if (options.build) {
    console.log('Building the package ...')
    const vite = join(ROOT, 'node_modules/.bin/vite')
    execFileSync(vite, ['build', '--logLevel', 'error'], { cwd: ROOT, stdio: 'inherit' })
  }
  const withPeers = options.peers && options.sections.some((name) => WITH_PEERS.includes(name))
  if (withPeers) console.log('Installing and bundling the peers (npm, about 10 s) ...')
  const peers = withPeers ? await bundlePeers() : []
  const servers = await serveAll()
  const browser = await steadyBrowser(executable, console.log)
  const progress = new Progress(options.rounds, console.log)
  let current = ''
  const bench = {
    use: browser.use,
    servers,
    peers,
    profiles: options.profiles,
    openings: options.openings,
    next: (what: string) => progress.next(`${current}, ${what}`),
  }
  process.once('SIGINT', () => {
    console.log('Stopping after this one; another Ctrl-C stops at once.')
    progress.stop()
    process.once('SIGINT', () => process.exit(130))
  })
  console.log('Ctrl-C stops it and writes down what was measured until then.')
  try {
    const sections = options.sections.map((name) => SECTIONS[name](bench))
    const measured = await measure(sections, options, progress, (name) => (current = name))
    if (measured.length === 0) return console.log('Stopped before anything was measured once.')
    await write(measured, browser, progress.rounds)
  } finally {
    await browser.close()
    await servers.close()
  }
}

/** Measures every section in each round. Resolves with those measured at least once, also when the run was stopped. */
async function measure(
  sections: readonly Section[],
  { rounds }: Options,
  progress: Progress,
  onSection: (name: string) => void,
): Promise<Section[]> {
  const measured = new Set<Section>()
  try {
    for (let round = 0; round < rounds; round++) {
      for (const section of sections.filter(({ once }) => !once || round === 0)) {
        onSection(section.name)
        await section.round(round)
        measured.add(section)
      }
      progress.roundDone()
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
  }
  return [...measured]
}

async function write(sections: readonly Section[], browser: SteadyBrowser, rounds: number): Promise<void> {
  const circumstances: Circumstances = {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, load ${loadavg()[1]?.toFixed(1)}`,
    browser: `Chromium ${await browser.use((it) => Promise.resolve(it.version()))}`,
    node: process.versions.node,
    rounds,
  }
  const { date, machine, browser: version } = circumstances
  const markdown = asMarkdown(sections, circumstances)
  const figures = Object.fromEntries(sections.map((section) => [section.name, section.figures()]))
  const caption = `${date}, ${machine}, ${version}, median of ${rounds}`
  const pictures = Object.assign(
    {},
    ...sections.map((section) => section.pictures?.(caption) ?? {}),
  ) as Record<string, string>
  mkdirSync(REPORTS, { recursive: true })
  writeFileSync(join(REPORTS, 'bench.md'), markdown)
  writeFileSync(join(REPORTS, 'bench.json'), JSON.stringify({ circumstances, ...figures }, null, 1))
  for (const [name, svg] of Object.entries(pictures)) {
    writeFileSync(join(REPORTS, `${name}.svg`), svg)
    if (rounds >= ROUNDS_OF_A_PICTURE) writeFileSync(join(import.meta.dirname, `${name}.svg`), svg)
    await browser.use((it) => photograph(it, svg, join(REPORTS, `${name}.png`)))
  }
  console.log(
    `\n${markdown}\n\nAlso in .reports/bench/, with pictures: ${Object.keys(pictures).join(', ') || 'none'}.`,
  )
}

async function photograph(browser: Browser, svg: string, path: string): Promise<void> {
  const page = await browser.newPage({ deviceScaleFactor: 2 })
  await page.setContent(`<body style="margin:0">${svg}</body>`)
  await page.locator('svg').screenshot({ path })
  await page.close()
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
