import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHECKS } from '../examine/checks/index.ts'
import { examineCommand } from './examine.ts'
import { run, type Io } from './run.ts'
import { folderWithRecipe, freePort, loadFromSource, serverAt } from './testing/examined.ts'

async function examine(args: readonly string[], onTold: (line: string, stop: () => void) => void = () => {}) {
  const [out, told]: [string[], string[]] = [[], []]
  let stop = () => {}
  const io: Io = {
    env: process.env,
    out: (line) => void out.push(line),
    log: (line) => {
      told.push(line)
      onTold(line, stop)
    },
    onStop: (then) => (stop = then),
  }
  const all = ['examine', '--sandbox-port', '0', '--settle', '0', ...args]
  const code = await run({ examine: examineCommand(loadFromSource) }, all, io)
  return { code, out: out.join('\n'), told: told.join('\n') }
}

async function programOf(...mistake: string[]) {
  const port = await freePort()
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    program: serverAt(port, ...mistake),
    ...folderWithRecipe(),
  }
}

const ENV = ['http://127.0.0.1:1/webhook', '--env', '--sandbox-port', '4123']

test('examine starts a correct server, prints progress, writes its reports, ends the server and finds no mistake', async () => {
  const { url, recipe, program, folder } = await programOf()
  const [html, junit] = [join(folder, 'report.html'), join(folder, 'junit.xml')]
  const files = ['--html', html, '--junit', junit]
  const { code, out, told } = await examine([url, '--recipe', recipe, ...files, ...program])
  expect(out).toBe(`${CHECKS.length + 1} passed, 0 failed, 0 advice, 0 left out.`)
  expect(code).toBe(0)
  expect(told).toContain(`${CHECKS.length + 1}/${CHECKS.length + 1} ok     secret-in-answer`)
  expect(readFileSync(html, 'utf8')).toContain(`${CHECKS.length + 1} passed`)
  expect(readFileSync(junit, 'utf8')).toContain(`tests="${CHECKS.length + 1}" failures="0"`)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('examine --json lists a failed check and exits with code 3', async () => {
  const { url, program } = await programOf('lets messages without a signature in')
  const { code, out } = await examine([url, '--json', ...program])
  expect(code).toBe(3)
  const { checks } = JSON.parse(out) as { checks: { name: string; verdict: string }[] }
  expect(checks.filter(({ verdict }) => verdict === 'failed').map(({ name }) => name)).toEqual([
    'signature-missing',
  ])
})

test('examine, stopped in the middle, exits with code 1 and ends the server that it started', async () => {
  const { url, program } = await programOf()
  const { code, told } = await examine([url, ...program], (line, stop) => line.includes('1/') && stop())
  expect(code).toBe(1)
  expect(told.split('\n').at(-1)).toBe('Stopped.')
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('examine exits with code 1 and the reason when the server does not answer, ends or cannot be started', async () => {
  const url = `http://127.0.0.1:${await freePort()}/webhook`
  const { code, told } = await examine([url])
  expect(code).toBe(1)
  expect(told).toMatch(
    /Nobody answers at .*\nKLUMP_API_URL=http:\/\/127\.0\.0\.1:[1-9]\d*\nKLUMP_SECRET_KEY=klp_sk_test_/,
  )
  expect(await examine([url, '--', process.execPath, '-e', 'process.exit(7)'])).toMatchObject({
    code: 1,
    told: `${process.execPath} ended (7).`,
  })
  expect(await examine([url, '--', '/nowhere/program'])).toMatchObject({
    code: 1,
    told: expect.stringContaining('cannot be started') as string,
  })
})

test('examine --env prints the same settings for the server each time and sends no request', async () => {
  const { code, out } = await examine(ENV)
  expect(code).toBe(0)
  expect(out).toContain('KLUMP_API_URL=http://127.0.0.1:4123\n')
  expect(out).toMatch(/KLUMP_SECRET_KEY=klp_sk_test_[0-9a-f]{64}\nKLUMP_PUBLIC_KEY=klp_pk_test_/)
  expect((await examine(ENV)).out).toBe(out)
  expect((await examine([...ENV, '--live'])).out).toMatch(/KLUMP_SECRET_KEY=klp_sk_[0-9a-f]{64}\n/)
})

test('examine --list prints what each check sends, which answer it expects and why', async () => {
  const { code, out } = await examine(['--list'])
  expect(code).toBe(0)
  for (const { name, sent, expected, why } of CHECKS)
    expect(out).toContain(`${name}\n  sent      ${sent}\n  expected  ${expected}\n  why       ${why}`)
})

test('examine --json prints only JSON for --list and --env', async () => {
  const { out: list } = await examine(['--list', '--json'])
  expect((JSON.parse(list) as { name: string }[]).map(({ name }) => name)).toEqual(
    CHECKS.map(({ name }) => name),
  )
  const { out: env } = await examine([...ENV, '--json'])
  expect(Object.keys(JSON.parse(env) as object)).toEqual([
    'KLUMP_API_URL',
    'KLUMP_SECRET_KEY',
    'KLUMP_PUBLIC_KEY',
  ])
})

test('examine passes the options after -- to the program: -h there does not print the help', async () => {
  const url = `http://127.0.0.1:${await freePort()}/webhook`
  const program = [process.execPath, '-e', 'process.exit(7)', '--', '-h', '127.0.0.1', '--help']
  expect(await examine([url, '--', ...program])).toMatchObject({ code: 1, out: '' })
})

test.each([
  [[], 'Expected one address'],
  [['shop.example'], 'Expected one address'],
  [['ftp://127.0.0.1/'], 'expected http or https'],
  [['http://me:secret@127.0.0.1/'], 'expected no name and password'],
  [['https://shop.example/hook'], '--i-own-this shop.example'],
  [['https://shop.example/hook', '--i-own-this', 'example'], 'is not this machine'],
  [['https://127.0.0.1.shop.example/hook'], 'is not this machine'],
  [['https://localhost.example/hook', '--i-own-this', 'localhost'], 'is not this machine'],
  [['http://127.0.0.1/', '--recipe', '/nowhere.json'], '/nowhere.json cannot be read'],
  [['http://127.0.0.1/', '--settle', '-1'], '--settle'],
  [['http://127.0.0.1/', '--env'], '--env: expected a fixed --sandbox-port'],
  [['http://127.0.0.1/', '--html', '/nowhere/report.html'], '--html: there is no folder /nowhere'],
  [['http://127.0.0.1/', '--junit', '/nowhere/junit.xml'], '--junit: there is no folder /nowhere'],
])('examine names the mistake in %j and exits with code 2', async (args, sentence) => {
  const { code, told } = await examine(args)
  expect(told).toContain(sentence)
  expect(told).not.toContain('secret@')
  expect(code).toBe(2)
})
