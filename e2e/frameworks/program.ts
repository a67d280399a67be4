import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as after } from 'node:timers/promises'
import { QUIET } from './frameworks.ts'

interface Program {
  readonly folder: string
  /** A program from the app's own packages, or node, or npm. */
  readonly command: readonly string[]
  readonly env?: Record<string, string>
}

interface Running {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  /** The whole output so far. */
  said(): string
  stop(): void
}

export function start({ folder, command: [file = '', ...args], env }: Program): Running {
  const child = spawn(file, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that the program's child processes end with it.
    detached: true,
    env: { ...ownEnvironment(), PATH: pathOf(folder), ...QUIET, ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const stop = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
  }
  return { child, said: () => said, stop }
}

/** Runs a program to its end. @throws its output, when it failed */
export async function runToEnd(program: Program): Promise<void> {
  const { code, said } = await outcomeOf(program)
  if (code !== 0) throw new Error(`${program.command.join(' ')} failed:\n${said}`)
}

/** Runs a program to its end, successful or not. */
export async function outcomeOf(program: Program): Promise<{ code: number | null; said: string }> {
  const { child, said, stop } = start(program)
  process.once('SIGINT', stop)
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', resolve)
  })
  process.removeListener('SIGINT', stop)
  return { code, said: said() }
}

const LONGEST_START_MS = 90_000

/** Starts a server, and waits until it answers. @throws its output, when it does not */
export async function serve(program: Program, port: string): Promise<Running & { origin: string }> {
  const running = start({ ...program, env: { PORT: port, HOST: '127.0.0.1', ...program.env } })
  const origin = `http://127.0.0.1:${port}`
  const late = AbortSignal.timeout(LONGEST_START_MS)
  while (!(await answers(origin))) {
    if (late.aborted || running.child.exitCode !== null) {
      running.stop()
      throw new Error(`${program.command.join(' ')} does not answer:\n${running.said()}`)
    }
    await after(100)
  }
  return { ...running, origin }
}

const answers = (origin: string) =>
  fetch(origin, { signal: AbortSignal.timeout(30_000) }).then(
    ({ ok }) => ok,
    () => false,
  )

export async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

const pathOf = (folder: string) => [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter)

// Without the environment of the tests themselves: loaders, colours, npm's variables for scripts.
function ownEnvironment(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => !/^(NODE_|FORCE_COLOR|npm_(?!config_))/.test(name))
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}
