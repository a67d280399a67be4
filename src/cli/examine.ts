import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { CHECKS } from '../examine/checks/index.ts'
import { serveApi, type Api } from '../examine/api.ts'
import { examine as runChecks } from '../examine/examine.ts'
import type { CheckResult } from '../examine/model.ts'
import { shopBy } from '../examine/recipe.ts'
import { hasFailed } from '../examine/report/count.ts'
import { htmlReport } from '../examine/report/html.ts'
import { junitReport } from '../examine/report/junit.ts'
import { progressLine, textReport } from '../examine/report/text.ts'
import { send } from '../examine/send.ts'
import type { Sandbox } from '../sandbox/index.ts'
import { readExamineCommand, type ExamineCommand } from './examine-options.ts'
import { loadSandbox, type SandboxServer } from './load-sandbox.ts'
import { startProgram, type Program } from './program.ts'
import { messageOf, wrongArgument, type Command, type Io } from './run.ts'
import { seeded } from './seeded.ts'

const HELP = `Usage: klump-checkout examine URL [options] [-- program arguments...]

Plays Klump against your own server, and judges what it does: forged, broken, late and repeated webhooks, verifications that say
something else, and, with a recipe, whether orders are paid when they should be and only then. URL is the address of your webhook.

It starts a sandbox, and your server has to ask that one in the place of https://api.useklump.com, with its key. Either the examination
starts your server, with KLUMP_API_URL, KLUMP_SECRET_KEY and KLUMP_PUBLIC_KEY in its environment:

  npx klump-checkout examine http://127.0.0.1:8000/webhook --recipe klump.json -- python3 server.py

or you start it yourself, with what --env prints (the same at each run).

  --recipe FILE        how your server makes orders, says what became of them and confirms one; the page "Testing" of the documentation
  --list               say what is examined, check by check, and do nothing else
  --env                print the environment, and do nothing else
  --sandbox-port N     default 4100; 0 for a free one, not with --env
  --settle MS          how long your server may take for what it does after its answer; default 100
  --live               examine it as a LIVE shop, with the sandbox's LIVE keys
  --html FILE          the report as a page
  --junit FILE         the report for CI
  --json               the report, --list or --env as JSON on the standard output
  --i-own-this HOST    for a host that is not this machine: that host alone, two requests a second, and no load

Exit code: 0 without a finding, 3 with one, 1 when it could not be examined or was stopped, 2 for a wrong argument or recipe.`

const POLITE_MS = 500
const STARTS_WITHIN_MS = 20_000
const LOOK_EVERY_MS = 100
const PAUSE_MS = 5

/** Resolves after `ms` milliseconds; rejects when `stop` is aborted. */
type Wait = (ms: number, stop: AbortSignal) => Promise<void>

const byTimer: Wait = async (ms, signal) => await sleep(ms, undefined, { signal })

/** `klump-checkout examine` */
export function examineCommand(
  load: () => Promise<SandboxServer> = loadSandbox,
  wait: Wait = byTimer,
): Command {
  return {
    summary: 'play Klump against your own server, and judge it',
    help: HELP,
    async run(args, io) {
      let command: ExamineCommand
      try {
        command = readExamineCommand(args)
      } catch (error) {
        return wrongArgument(error, 'examine', io)
      }
      const closing: (() => Promise<void> | void)[] = []
      try {
        return await examined(command, io, { load, wait, closing })
      } catch (error) {
        io.log(messageOf(error))
        return 1
      } finally {
        for (const close of closing.toReversed()) await close()
      }
    },
  }
}

interface Means {
  readonly load: () => Promise<SandboxServer>
  readonly wait: Wait
  /** Functions that close what the command has opened. */
  readonly closing: (() => Promise<void> | void)[]
}

async function examined(command: ExamineCommand, io: Io, { load, wait, closing }: Means): Promise<number> {
  if (command.list) {
    if (command.json)
      io.out(
        asJson(CHECKS.map(({ name, sent, expected, why, read }) => ({ name, sent, expected, why, read }))),
      )
    else
      for (const { name, sent, expected, why } of CHECKS)
        io.out(`${name}\n  sent      ${sent}\n  expected  ${expected}\n  why       ${why}`)
    return 0
  }
  const { createSandbox, checkoutDir } = await load()
  const rateLimit = { burst: 1e6, perSecond: 1e6 }
  const random = seeded('klump-checkout examine')
  const sandbox = createSandbox({ store: ':memory:', checkoutDir, random, rateLimit })
  closing.push(sandbox.close)
  if (command.isLive) sandbox.setMode('live')
  const env = environmentOf(command, sandbox)
  if (command.env) {
    io.out(command.json ? asJson(env) : asLines(env))
    return 0
  }
  const api = await serveApi(sandbox, command.sandboxPort)
  closing.push(api.close)
  const given = { ...env, KLUMP_API_URL: api.origin }
  const program =
    command.program.length > 0 ? startProgram(command.program, { ...io.env, ...given }) : undefined
  if (program) closing.push(program.stop)

  const stop = new AbortController()
  closing.push(() => stop.abort())
  const stopped = new Promise<string>((resolve) => io.onStop(() => resolve('Stopped.')))
  const over = program ? Promise.race([program.ended, stopped]) : stopped
  const end = await Promise.race([
    over,
    examineServer(command, { sandbox, api, program, env: given, io, wait, stop: stop.signal }),
  ])
  if (typeof end === 'string') throw new Error(end)
  report(end, command, io)
  return hasFailed(end) ? 3 : 0
}

interface Parts {
  readonly sandbox: Sandbox
  readonly api: Api
  readonly program: Program | undefined
  readonly env: Readonly<Record<string, string>>
  readonly io: Io
  readonly wait: Wait
  readonly stop: AbortSignal
}

async function examineServer(command: ExamineCommand, parts: Parts): Promise<CheckResult[]> {
  const { sandbox, api, io, stop } = parts
  const wait = async (ms: number) => await parts.wait(ms, stop)
  await untilItAnswers(command.url, parts)
  const { recipe, isLocal, isLive, url } = command
  const turn = async () => void (isLocal || (await wait(POLITE_MS)))
  return await runChecks({
    sandbox,
    api,
    webhook: url,
    shop: recipe && shopBy(recipe, new URL(url.origin), turn),
    isLive,
    isLoaded: isLocal,
    can: { times: recipe?.state.times !== undefined, confirm: recipe?.confirm !== undefined },
    settle: () => wait(command.settleMs),
    pause: () => wait(PAUSE_MS),
    stop,
    turn,
    progress: (one, done, of) => io.log(progressLine(one, done, of)),
  })
}

/** @throws Error when the server does not answer */
async function untilItAnswers(url: URL, { program, env, wait, stop }: Parts): Promise<void> {
  const looks = program ? STARTS_WITHIN_MS / LOOK_EVERY_MS : 1
  for (let look = 0; look < looks; look += 1) {
    if (look > 0) await wait(LOOK_EVERY_MS, stop)
    const { status } = await send(url, { method: 'GET' }, async () => {})
    if (status !== 0) return
  }
  throw new Error(
    `Nobody answers at ${url.origin}. Start your server there, with these in its environment:\n${asLines(env)}`,
  )
}

function environmentOf({ isLive, sandboxPort }: ExamineCommand, sandbox: Sandbox): Record<string, string> {
  const { publicKey, secretKey } = sandbox.account()[isLive ? 'live' : 'test']
  return {
    KLUMP_API_URL: `http://127.0.0.1:${sandboxPort}`,
    KLUMP_SECRET_KEY: secretKey,
    KLUMP_PUBLIC_KEY: publicKey,
  }
}

function report(
  results: readonly CheckResult[],
  { url, recipe, html, junit, json }: ExamineCommand,
  io: Io,
): void {
  const target = url.origin + url.pathname
  if (!recipe) io.log('Without a recipe only answers were judged, and not whether orders were paid.')
  io.out(json ? asJson({ target, checks: results }) : textReport(results))
  if (html !== undefined) writeFileSync(html, htmlReport(results, target, new Date()))
  if (junit !== undefined) writeFileSync(junit, junitReport(results, target))
}

const asLines = (env: Readonly<Record<string, string>>) =>
  Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')

const asJson = (value: unknown) => JSON.stringify(value, undefined, 2)
