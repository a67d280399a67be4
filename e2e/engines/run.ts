/**
 * `npm run engines`: the main stories and the hostile pages in Chromium, Firefox and WebKit, and a table of what passed where. Installs
 * missing engines where allowed. About 20 minutes on two cores; Ctrl-C stops it, with the table so far. Arguments after `--` go to
 * Playwright: `npm run engines -- -g quirks`.
 */
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from '../browser.ts'
import { ensureEngines } from './ensure.ts'
import { FIREFOX, isHere } from './find.ts'
import { IMPOSSIBLE } from './impossible.ts'
import { matrix, type Report } from './matrix.ts'

const ROOT = join(import.meta.dirname, '../..')
const REPORT = join(ROOT, '.reports/engines.json')
const STORIES = ['stanbic', 'pay-in-4', 'polaris', 'leaving'].map((name) => `stories/${name}.spec.ts`)

process.env['CHROMIUM_PATH'] = ensureChromium(console.log)
ensureEngines(console.log)

const bin = (name: string) => join(ROOT, 'node_modules/.bin', name)
console.log('Building ...')
for (const config of [[], ['--config', 'demo/spa/vite.config.ts']])
  execFileSync(bin('vite'), ['build', '--logLevel', 'error', ...config], { cwd: ROOT, stdio: 'inherit' })

mkdirSync(join(ROOT, '.reports'), { recursive: true })
rmSync(REPORT, { force: true })
const projects = ['desk', 'once', 'firefox', 'webkit'].filter((name) => name !== 'firefox' || isHere(FIREFOX))
const args = [
  'test',
  '-c',
  'e2e/playwright.config.ts',
  '--reporter=list,json',
  'pages/',
  'host/host.spec.ts',
  'host/releases.spec.ts',
  'engines/',
  ...STORIES,
]
// Ctrl-C reaches the tests too: they end, and then this process prints their results.
process.on('SIGINT', () => {})
const child = spawn(
  bin('playwright'),
  [...args, ...projects.map((name) => `--project=${name}`), ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, KLUMP_ENGINES: 'all', KLUMP_TESTS: 'all', PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT },
  },
)
process.exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 130)))
// A run that was stopped before the first test has no report.
if (existsSync(REPORT))
  console.log(`\n${matrix(JSON.parse(readFileSync(REPORT, 'utf8')) as Report, IMPOSSIBLE)}`)
