/**
 * `npm run frameworks`: tests the built package in real apps, each installed and built in a folder of its own, with a purchase in each,
 * and a shop's unit tests in Jest. `npm run frameworks -- next nuxt jest-30` runs only those named.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureChromium } from '../browser.ts'
import { FRAMEWORKS, type Framework } from './frameworks.ts'
import { JESTS, runJest, type Jest } from './jest.ts'
import { copyApp, copyFolder, pack, unpack } from './prepare.ts'
import { outcomeOf, runToEnd } from './program.ts'
import { checkTemplates } from './templates.ts'

const ROOT = join(import.meta.dirname, '../..')
const REPORT = join(ROOT, '.reports/e2e.json')

interface Row {
  name: string
  version: string
  passed: string[]
  failed: string[]
  seconds: number
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2)
  const names = [...FRAMEWORKS, ...JESTS].map(({ name }) => name)
  const unknown = asked.filter((name) => !names.includes(name))
  if (unknown.length > 0)
    throw new Error(`No framework called ${unknown.join(', ')}. There are ${names.join(', ')}.`)
  const isAsked = ({ name }: { name: string }) => asked.length === 0 || asked.includes(name)
  process.env['CHROMIUM_PATH'] = ensureChromium(console.log)
  const vite = join(ROOT, 'node_modules/.bin/vite')
  await at('building the package', () => runToEnd({ folder: ROOT, command: [vite, 'build'] }))
  await runToEnd({ folder: ROOT, command: [vite, 'build', '--config', 'demo/spa/vite.config.ts'] })
  const tarball = pack()
  const rows: Row[] = []
  try {
    for (const framework of FRAMEWORKS.filter(isAsked))
      rows.push(
        await tryOut(framework, copyApp(framework), tarball, (folder, row) => sell(framework, folder, row)),
      )
    for (const jest of JESTS.filter(isAsked))
      rows.push(
        await tryOut(jest, copyFolder(jest.name), tarball, (folder, row) => unitTests(jest, folder, row)),
      )
  } finally {
    rmSync(dirname(tarball), { recursive: true })
  }
  console.log(`\n${table(rows)}\n`)
  process.exitCode = rows.some(({ failed }) => failed.length > 0) ? 1 : 0
}

/** Installs the folder's dependencies and the package, and does the work there. */
async function tryOut(
  { name, main }: Pick<Framework, 'name' | 'main'>,
  folder: string,
  tarball: string,
  work: (folder: string, row: Row) => Promise<void>,
): Promise<Row> {
  const started = Date.now()
  const row: Row = { name, version: '', passed: [], failed: [], seconds: 0 }
  try {
    await at(`${name}: npm install`, () => install(folder, main))
    const { version } = JSON.parse(
      readFileSync(join(folder, 'node_modules', main, 'package.json'), 'utf8'),
    ) as {
      version: string
    }
    row.version = `${main} ${version}`
    unpack(tarball, folder)
    await work(folder, row)
  } catch (error) {
    if (error instanceof NoRegistry) throw error
    console.log(error instanceof Error ? error.message : error)
    row.failed.push('build')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...row, seconds: Math.round((Date.now() - started) / 1000) }
}

async function sell(framework: Framework, folder: string, row: Row): Promise<void> {
  const { name } = framework
  await readTemplates(framework, folder, row)
  for (const command of framework.build)
    await at(`${name}: ${command.join(' ')}`, () => runToEnd({ folder, command }))
  await at(`${name}: buying`, () => buy(name, folder, row))
}

async function unitTests(jest: Jest, folder: string, row: Row): Promise<void> {
  await at(`${jest.name}: unit tests`, async () => {
    const { passed, failed } = await runJest(jest, folder)
    row.passed.push(...passed)
    row.failed.push(...failed)
  })
}

class NoRegistry extends Error {}

async function install(folder: string, main: string): Promise<void> {
  // Without a lock file: it is incomplete when the registry lacks a package for another platform, and `npm ci` then fails.
  // Without engine-strict: some of Nuxt's packages require a newer Node than Nuxt does, but run in this one.
  const flags = [
    'no-package-lock',
    'no-audit',
    'no-fund',
    'no-engine-strict',
    'loglevel=error',
    'fetch-retry-maxtimeout=10000',
  ]
  const command = ['npm', 'install', ...flags.map((flag) => `--${flag}`)]
  try {
    // One request, because npm itself retries each package many times before it reports that the registry cannot be reached.
    await runToEnd({ folder, command: ['npm', 'view', main, 'version', '--fetch-retries=0'] })
    await runToEnd({ folder, command })
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    const [code] =
      /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)\b/.exec(why) ?? []
    if (code)
      throw new NoRegistry(
        `npm cannot reach its registry (${code}), and these apps are installed from there. Without it, npm test tries React with vite.`,
      )
    throw error
  }
}

async function readTemplates({ name, templates }: Framework, folder: string, row: Row): Promise<void> {
  if (!templates) return
  try {
    await at(`${name}: ${templates.check.join(' ')}`, () => checkTemplates(templates, folder))
    row.passed.push('templates')
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
    row.failed.push('templates')
  }
}

/** Runs the specs on the app, and reads the passed and failed tests from their report. */
async function buy(name: string, folder: string, row: Row): Promise<void> {
  const command = [
    join(ROOT, 'node_modules/.bin/playwright'),
    'test',
    '-c',
    'e2e/playwright.config.ts',
    'e2e/frameworks/',
  ]
  // Without retries: see playwright.config.ts.
  const env = { KLUMP_FRAMEWORK: name, KLUMP_FRAMEWORK_FOLDER: folder, CI: '' }
  rmSync(REPORT, { force: true })
  const { code, said } = await outcomeOf({ folder: ROOT, command, env })
  if (code !== 0 && !existsSync(REPORT)) throw new Error(`${command.join(' ')} failed:\n${said}`)
  if (code !== 0) console.log(said)
  const { suites } = JSON.parse(readFileSync(REPORT, 'utf8')) as {
    suites: { specs: { title: string; ok: boolean }[] }[]
  }
  for (const { title, ok } of suites.flatMap(({ specs }) => specs)) row[ok ? 'passed' : 'failed'].push(title)
  // A failure outside a test, as of the app's own server, is in none of them.
  if (code !== 0 && row.failed.length === 0) row.failed.push('buying')
}

/** Prints the current work, and every ten seconds that it is still running. */
async function at(what: string, work: () => Promise<void>): Promise<void> {
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.log(`${what} ...`)
  const ticking = setInterval(() => console.log(`  ... ${what}: ${seconds()} s (Ctrl-C stops it)`), 10_000)
  await work().finally(() => clearInterval(ticking))
}

function table(rows: readonly Row[]): string {
  return rows
    .map(({ name, version, passed, failed, seconds }) =>
      [
        name.padEnd(12),
        version.padEnd(22),
        `${seconds} s`.padStart(6),
        `  passed: ${passed.join(', ') || 'nothing'}`,
        failed.length > 0 ? `  FAILED: ${failed.join(', ')}` : '',
      ].join(''),
    )
    .join('\n')
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
