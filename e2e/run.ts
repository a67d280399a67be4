/**
 * `npm test` runs all checks, the fastest first. Of tests with many variants it runs a few, chosen by KLUMP_SEED; `npm run test:all`
 * runs all of them, in all engines and frameworks. `npm test -- unit e2e` runs only the steps named. Each step's full output is in
 * .reports/; that of a failed step is printed.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync, rmSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium, ensureHeadlessShell } from './browser.ts'
import { ensureEngines } from './engines/ensure.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
}

interface Step {
  name: string
  /** Several commands run side by side. */
  commands: string[][]
  /** The next steps do not wait for this one: it uses one core, and does not depend on them. */
  isAside?: true
  /** Reads the runner's own JSON report. A step without a report counts as one check. */
  count?: () => Count
}

const ROOT = join(import.meta.dirname, '..')
const REPORTS = join(ROOT, '.reports')
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name)
// By its path: the older compilers for the tests of the types have a program of the same name.
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc')
const report = (name: string) => join(REPORTS, `${name}.json`)

/** `shards` is the number of processes that share the files. In one process the pages of a browser would take each other's focus. */
function vitest(project: string, shards = 1): Step {
  const parts = Array.from({ length: shards }, (_, index) => ({
    name: `${project}-${index + 1}`,
    options: [`--shard=${index + 1}/${shards}`],
  }))
  const command = [bin('vitest'), 'run', '--project', project, '--reporter=default', '--reporter=json']
  return {
    name: project,
    commands: parts.map(({ name, options }) => [...command, ...options, `--outputFile.json=${report(name)}`]),
    count: () => sum(parts.map(({ name }) => countOf(name))),
  }
}

function countOf(name: string): Count {
  const { numPassedTests, numFailedTests, numPendingTests, success } = readReport(name)
  const failed = Number(numFailedTests)
  // A file that cannot be loaded fails the run without a failed test.
  return {
    passed: Number(numPassedTests),
    failed: failed || (success ? 0 : 1),
    skipped: Number(numPendingTests),
  }
}

function sum(counts: readonly Count[]): Count {
  const total: Count = { passed: 0, failed: 0, skipped: 0 }
  for (const count of counts)
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key]
  return total
}

const STEPS: Step[] = [
  { name: 'format', commands: [[bin('prettier'), '--check', '.']], isAside: true },
  { name: 'build', commands: [[bin('vite'), 'build']] },
  { name: 'app', commands: [[bin('vite'), 'build', '--config', 'demo/spa/vite.config.ts']] },
  { name: 'types', commands: [[process.execPath, TSC, '-p', 'tsconfig.json']] },
  { name: 'lint', commands: [[bin('oxlint'), '--deny-warnings']] },
  vitest('unit'),
  vitest('browser', 2),
  { name: 'gallery', commands: [[bin('vite'), 'build', '--config', 'demo/gallery/vite.config.ts']] },
  {
    name: 'e2e',
    commands: [[bin('playwright'), 'test', '-c', 'e2e/playwright.config.ts']],
    count() {
      const { stats } = readReport('e2e') as { stats?: Record<string, unknown> }
      const number = (name: string) => Number(stats?.[name] ?? 0)
      return {
        passed: number('expected'),
        failed: number('unexpected'),
        skipped: number('skipped'),
      }
    },
  },
]

/** Installs and builds real apps, which needs npm's registry. */
const FRAMEWORKS: Step = {
  name: 'frameworks',
  commands: [[process.execPath, '--import', 'tsx', 'e2e/frameworks/run.ts']],
}

/** The long form of every test with a short form, unless the environment sets another number. */
const IN_FULL = {
  KLUMP_TESTS: 'all',
  KLUMP_BANKS: 'all',
  KLUMP_ENGINES: 'all',
  KLUMP_FAULTS: 'all',
  KLUMP_FUZZ: '20000',
  KLUMP_KILLS: '50',
  KLUMP_OPENINGS: '500',
  KLUMP_WALK: 'all',
}

function readReport(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(report(name), 'utf8')) as Record<string, unknown>
}

/** Runs one step with its output in a file, and prints every ten seconds that it is still running. */
async function run({ name, commands }: Step): Promise<number> {
  const started = Date.now()
  const log = createWriteStream(join(REPORTS, `${name}.log`))
  const ticking = setInterval(() => {
    console.log(`  ... ${name}: ${Math.round((Date.now() - started) / 1000)} s (Ctrl-C stops it)`)
  }, 10_000)
  const codes = await Promise.all(commands.map((command) => start(command, log)))
  clearInterval(ticking)
  await new Promise<void>((resolve) => log.end(resolve))
  return codes.find((code) => code !== 0) ?? 0
}

async function start([file = '', ...args]: string[], log: WriteStream): Promise<number> {
  const child = spawn(file, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0' },
  })
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const stop = () => child.kill('SIGTERM')
  process.once('SIGINT', stop)
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (exit) => resolve(exit ?? 130))
  })
  process.removeListener('SIGINT', stop)
  return code
}

function count(step: Step, code: number): Count {
  const bare = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  if (!step.count) return bare
  try {
    const counted = step.count()
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } catch {
    return { ...bare, failed: 1, passed: 0 }
  }
}

interface Ending {
  counted: Count
  isBroken: boolean
  /** The summary from the last lines. */
  line: string
}

/** Runs a step, and prints its output when it failed. */
async function take(step: Step): Promise<Ending> {
  console.log(`${step.name} ...`)
  const started = Date.now()
  const code = await run(step)
  const counted = count(step, code)
  if (counted.failed > 0) console.log(readFileSync(join(REPORTS, `${step.name}.log`), 'utf8'))
  const [passed, failed] = [String(counted.passed).padStart(5), String(counted.failed).padStart(4)]
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(7)
  const line = `${step.name.padEnd(8)} ${passed} passed ${failed} failed ${seconds} s`
  return { counted, isBroken: code !== 0, line }
}

async function main(): Promise<void> {
  const isFull = process.argv.includes('--all')
  const asked = process.argv.slice(2).filter((name) => name !== '--all')
  const steps = isFull ? [...STEPS, FRAMEWORKS] : STEPS
  const unknown = asked.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0)
    throw new Error(
      `No step called ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(', ')}.`,
    )
  if (isFull) process.env = { ...IN_FULL, ...process.env }
  else process.env['KLUMP_TESTS'] = 'short'
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  process.env['CHROMIUM_PATH'] = (isFull ? ensureChromium : ensureHeadlessShell)(console.log)
  console.log(`Browser: ${process.env['CHROMIUM_PATH']}`)
  if (asked.length === 0 || asked.includes('e2e')) ensureEngines(console.log)

  const endings: Promise<Ending>[] = []
  for (const step of steps.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const ending = take(step)
    endings.push(ending)
    // After a failed build all later steps would fail for the same reason.
    if (!step.isAside && (await ending).isBroken && ['build', 'app', 'gallery'].includes(step.name)) break
  }
  const ended = await Promise.all(endings)
  const total = sum(ended.map(({ counted }) => counted))
  console.log(`\n${ended.map(({ line }) => line).join('\n')}\n`)
  console.log(
    `${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`,
  )
  process.exitCode = total.failed > 0 ? 1 : 0
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
