import { join } from 'node:path'
import { buildWhatIsStale } from './build/index.ts'
import { assertPortsAreFree } from './free-ports.ts'
import { readHosts, readPorts } from './settings.ts'
import { welcome } from './welcome.ts'

const ROOT = join(import.meta.dirname, '..')

const stop = new AbortController()
const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())

try {
  await run()
} catch (error) {
  if (stop.signal.aborted) process.exitCode = 130
  else {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

async function run(): Promise<void> {
  const ports = readPorts(process.env['KLUMP_DEMO_PORT'])
  const hosts = readHosts(process.env['KLUMP_DEMO_HOSTS'])
  const secretKey = process.env['KLUMP_SECRET_KEY']
  await assertPortsAreFree(ports)
  await buildWhatIsStale(ROOT, stop.signal)
  // Imported after the build, because the shop's server imports the built package, as any shop does.
  const { startDemo } = await import('./demo.ts')
  const demo = await startDemo({
    ports,
    hosts,
    dataDir: join(ROOT, '.data'),
    ...(secretKey ? { secretKey } : {}),
  })
  console.log(welcome(demo))
  await stopped
  await demo.close()
}
