import { createServer } from 'node:http'
import { Socket, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { CHECKS } from '../examine/checks/index.ts'
import { examineCommand } from './examine.ts'
import { run, type Io } from './run.ts'
import { folderWithRecipe, freePort, loadFromSource, serverAt } from './testing/examined.ts'

/** An address of this machine that is not a loopback name: the command treats it as a remote host. */
const ELSEWHERE = '0.0.0.0'

/** Runs the command for real. `story` records its waits and its connections. The wait between requests takes no time. */
async function examine(args: readonly string[]) {
  const story: string[] = []
  const connect = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...given) {
    // As `net.connect` calls it: one list, the options first.
    const [[options]] = given as unknown as [[{ host?: string; port?: number; path?: string }]]
    story.push(`connect ${options.host ?? options.path ?? ''}:${options.port ?? ''}`)
    return Reflect.apply(original, this, given)
  })
  onTestFinished(() => connect.mockRestore())
  const out: string[] = []
  const io: Io = { env: process.env, out: (line) => void out.push(line), log: () => {}, onStop: () => {} }
  const wait = async (ms: number) => {
    story.push(`wait ${ms}`)
    await sleep(ms === 500 ? 0 : ms)
  }
  const all = ['examine', '--sandbox-port', '0', '--settle', '0', '--json', ...args]
  const code = await run({ examine: examineCommand(loadFromSource, wait) }, all, io)
  connect.mockRestore()
  const { checks } = JSON.parse(out.join('\n')) as {
    checks: { name: string; verdict: string; finding: string }[]
  }
  const named = (verdict: string) => checks.filter((one) => one.verdict === verdict).map(({ name }) => name)
  return { code, named, story, hosts: [...new Set(story.filter((line) => line.startsWith('connect')))] }
}
const original = Socket.prototype.connect

test('examine --live: a correct server with LIVE keys passes every check', async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}/webhook`
  const { code, named, hosts } = await examine([
    address,
    '--live',
    '--recipe',
    folderWithRecipe().recipe,
    ...serverAt(port),
  ])
  expect([named('failed'), named('advice'), named('left out')]).toEqual([[], [], []])
  expect(named('passed')).toHaveLength(CHECKS.length + 1)
  expect(code).toBe(0)
  expect(hosts).toEqual([`connect 127.0.0.1:${port}`])
})

test('examine --i-own-this connects to that host only, at two requests a second, and skips the load checks', async () => {
  const port = await freePort()
  const address = `http://${ELSEWHERE}:${port}/webhook`
  const own = ['--i-own-this', ELSEWHERE]
  const { code, named, hosts, story } = await examine([
    address,
    ...own,
    '--recipe',
    folderWithRecipe().recipe,
    ...serverAt(port),
  ])
  expect([named('failed'), named('advice')]).toEqual([[], []])
  expect(named('left out')).toEqual(CHECKS.filter(({ isLoad }) => isLoad).map(({ name }) => name))
  expect(code).toBe(0)
  expect(hosts).toEqual([`connect ${ELSEWHERE}:${port}`])
  // From the first message on. Before that, the command checks every 100 ms whether its server has started.
  const requests = story.slice(story.indexOf('wait 500')).filter((line) => /^connect|^wait 500$/.test(line))
  expect(requests.length).toBeGreaterThan(100)
  for (const [index, line] of requests.entries())
    if (line.startsWith('connect')) expect(requests[index - 1], String(index)).toBe('wait 500')
})

test('examine --i-own-this does not follow redirects or addresses in the answers of that host', async () => {
  let strangers = 0
  const stranger = createServer((_request, response) => void response.end())
  stranger.on('connection', () => (strangers += 1))
  const host = createServer((request, response) => {
    const at = (stranger.address() as AddressInfo).port
    const body = JSON.stringify({ id: `//127.0.0.1:${at}/`, amount: 40_000, isPaid: false, times: 0 })
    const status = request.url?.startsWith('/webhook') ? 307 : 200
    response.writeHead(status, { location: `http://127.0.0.1:${at}/` }).end(body)
  })
  for (const server of [stranger, host]) {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
  }
  const { port } = host.address() as AddressInfo
  const own = ['--i-own-this', ELSEWHERE]
  const { code, hosts } = await examine([
    `http://${ELSEWHERE}:${port}/webhook`,
    ...own,
    '--recipe',
    folderWithRecipe().recipe,
  ])
  expect(code).toBe(3)
  expect(hosts).toEqual([`connect ${ELSEWHERE}:${port}`])
  expect(strangers).toBe(0)
})
