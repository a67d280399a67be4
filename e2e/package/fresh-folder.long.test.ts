import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { freePort } from '../../src/cli/testing/examined.ts'
import { pack } from '../frameworks/prepare.ts'
import manifest from '../../package.json' with { type: 'json' }

/*
 * A developer without a clone, in an empty folder, with a webhook of twenty lines: the package as a file and npx, nothing else. npm's
 * registry is asked for libsql only, and only when this machine has never had it.
 */

// npm installs at the first call and is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const SERVERS = join(import.meta.dirname, 'fresh')
let tarball: string
let folder: string

beforeAll(() => {
  tarball = pack()
  folder = mkdtempSync(join(tmpdir(), 'klump-fresh-'))
  // What npx installs goes with the folder; what npm has downloaded before stays where it is.
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim()
  mkdirSync(join(folder, '.npm'))
  symlinkSync(join(cache, '_cacache'), join(folder, '.npm/_cacache'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(dirname(tarball), { recursive: true, force: true })
})

/** Runs a command of the package as at a terminal, in a process group of its own: Ctrl-C reaches all of it. */
function npx(...args: readonly string[]) {
  const packages = [`file:${tarball}`, `libsql@${manifest.devDependencies.libsql}`]
  const child = spawn(
    'npx',
    [
      '--yes',
      '--prefer-offline',
      ...packages.flatMap((name) => ['--package', name]),
      'klump-checkout',
      ...args,
    ],
    {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], npm_config_cache: join(folder, '.npm') },
    },
  )
  const ended = once(child, 'close').then(([code]) => code as number | null)
  let isOver = false
  void ended.then(() => (isOver = true))
  const ctrlC = () => {
    if (!isOver && child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  }
  onTestFinished(async () => {
    ctrlC()
    await ended
  })
  return { child, ended, ctrlC }
}

test('npx klump-checkout sandbox answers with the keys that it prints, and ends after Ctrl-C', async () => {
  const { child, ended, ctrlC } = npx('sandbox', '--port', '0', '--json')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { apiUrl, secretKey, scriptUrl } = JSON.parse(line) as Record<string, string>
  const headers = { 'klump-secret-key': secretKey ?? '' }
  expect((await fetch(`${apiUrl}/v1/transactions/A-1/verify`, { headers })).status).toBe(404)
  expect(await (await fetch(scriptUrl ?? '')).text()).toContain('klp_')
  ctrlC()
  await ended
  await expect(fetch(apiUrl ?? '')).rejects.toThrow('fetch failed')
})

test.for([
  ['Node', 'node', ['node', 'server.mjs', '{port}']],
  ['PHP', 'php', ['php', '-S', '127.0.0.1:{port}', 'server.php']],
  ['Python', 'python3', ['python3', 'server.py', '{port}']],
] as const)(
  'a webhook of twenty lines in %s is examined without a finding',
  async ([, program, command], { skip }) => {
    if (spawnSync(program, ['--version']).status !== 0) skip(`${program} is not installed on this machine.`)
    const port = String(await freePort())
    const server = command.map((part) =>
      part.startsWith('server.') ? join(SERVERS, part) : part.replace('{port}', port),
    )
    const address = `http://127.0.0.1:${port}/webhook`
    const { child, ended } = npx('examine', address, '--sandbox-port', '0', '--json', '--', ...server)
    const [out, told] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect(await ended, told).toBe(0)
    const { checks } = JSON.parse(out) as { checks: { name: string; verdict: string }[] }
    const named = (verdict: string) =>
      checks.filter((check) => check.verdict === verdict).map(({ name }) => name)
    expect([...named('failed'), ...named('advice')]).toEqual([])
    // These checks need no recipe. They show that the examination did run.
    expect(named('passed')).toEqual(
      expect.arrayContaining(['genuine', 'signature-unchecked', 'not-json', 'gzip']),
    )
    await expect(fetch(address)).rejects.toThrow('fetch failed')
  },
)
