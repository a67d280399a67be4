import { join } from 'node:path'
import { buildWhatIsStale } from './build/index.ts'
import type { Demo } from './demo.ts'
import { assertPortsAreFree } from './free-ports.ts'
import { readHosts, readPorts } from './settings.ts'

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
  // Only now: the shop's server imports the built package, as any shop does.
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

function welcome({ origins }: Demo): string {
  return `
  Ìtàn Market is open.

    Shop, with the script tag   ${origins.shop}
    The same shop as an app     ${origins.spa}
    Sandbox, in Klump's place   ${origins.klump}
    Merchant's dashboard        ${origins.klump}/dashboard
    Tester's desk               ${origins.shop}/desk
    Every screen, side by side  ${origins.shop}/gallery/
    Documentation               ${origins.shop}/docs/

  Test values: account 1234567890, phone 08012345678

    Stanbic                     code 123456
    Klump, pay in 4             code 12345
    Polaris                     first name John, code 1234

  Ctrl-C stops everything. Orders and keys stay in .data; remove that folder to start afresh.
`
}
