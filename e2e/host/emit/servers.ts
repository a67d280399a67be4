import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { EmitKind } from '../../../src/cli/host-options.ts'

/** A server with an emitted configuration, as its package installs it. */
export interface ServerUnderTest {
  readonly kind: EmitKind
  readonly packageName: string
  /** The server's main configuration, which includes the emitted one. */
  readonly config: (emitted: string, work: string) => string
  readonly args: (config: string, work: string) => readonly string[]
  /** The line that it writes when it listens. */
  readonly ready: RegExp
  readonly encodings: readonly ('gzip' | 'br')[]
}

export const CADDY: ServerUnderTest = {
  kind: 'caddy',
  packageName: 'caddy',
  config: (emitted) => `{\n\tadmin off\n}\nimport ${emitted}/Caddyfile\n`,
  args: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
  ready: /serving initial configuration/,
  encodings: ['gzip', 'br'],
}

export const NGINX: ServerUnderTest = {
  kind: 'nginx',
  packageName: 'nginx-light',
  config: (emitted, work) => `
daemon off;
pid ${work}/pid;
error_log stderr notice;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join('\n  ')}
  include ${emitted}/nginx.conf;
}`,
  args: (config, work) => ['-p', work, '-e', 'stderr', '-c', config],
  ready: /start worker process /,
  encodings: ['gzip'],
}

const PATH = `${process.env['PATH']}:/usr/sbin`

export const isInstalled = ({ kind }: ServerUnderTest) =>
  spawnSync(kind, [kind === 'nginx' ? '-v' : 'version'], { env: { ...process.env, PATH } }).status === 0

/** Finds a free port. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Runs the server as an ordinary user until `stop`. Rejects with its output when it ends before it listens. */
export async function start(
  server: ServerUnderTest,
  emitted: string,
  folder: string,
  environment: Readonly<Record<string, string>>,
) {
  const { kind, config, args, ready } = server
  const work = join(folder, `${kind}-work`)
  mkdirSync(work)
  // The user `nobody` writes here, and only reads the emitted files.
  chmodSync(work, 0o777)
  const file = join(folder, `${kind}.conf`)
  writeFileSync(file, config(emitted, work))
  const isRoot = process.getuid?.() === 0
  const child = spawn(kind, args(file, work), {
    env: { ...environment, PATH, HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(isRoot && { uid: 65_534, gid: 65_534 }),
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      said += String(part)
      if (ready.test(said)) resolve()
    })
    void ended.then(() => reject(new Error(`${kind} ended: ${said}`)))
  })
  return {
    said: () => said,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
