import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The sandbox from its source: nothing has to be built. */
export const loadFromSource = async () => ({
  ...(await import('../../sandbox/index.ts')),
  checkoutDir: '/nowhere',
})

const RECIPE = {
  order: { post: '/orders', id: 'id', reference: 'id', amount: 'amount', meta: 'meta' },
  state: { get: '/orders/{id}', paid: { isPaid: true }, times: 'times' },
  confirm: { post: '/orders/{id}/confirm', body: { reference: '{reference}' } },
}
const PROGRAM = join(import.meta.dirname, '../../examine/testing/program.ts')

/** A folder with the recipe of the servers in `examine/testing` and `e2e/php`. It is removed when the test is over. */
export function folderWithRecipe(): { folder: string; recipe: string } {
  const folder = mkdtempSync(join(tmpdir(), 'klump-examine-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const recipe = join(folder, 'klump.json')
  writeFileSync(recipe, JSON.stringify(RECIPE))
  return { folder, recipe }
}

/** The arguments after the options of examine: the correct server, or one with a mistake, at this port. */
export const serverAt = (port: number, ...mistake: readonly string[]): string[] => [
  '--',
  process.execPath,
  '--import',
  'tsx',
  PROGRAM,
  String(port),
  ...mistake,
]

/** A port on which no server listens. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
