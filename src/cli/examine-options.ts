import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { readRecipe, type Recipe } from '../examine/recipe.ts'
import { isLoopback } from '../shared/address.ts'
import { readNumber } from './read-number.ts'

export interface ExamineCommand {
  /** The address of the webhook. */
  readonly url: URL
  /** Whether the webhook is on this machine. */
  readonly isLocal: boolean
  readonly isLive: boolean
  readonly recipe: Recipe | undefined
  readonly sandboxPort: number
  readonly settleMs: number
  readonly html: string | undefined
  readonly junit: string | undefined
  readonly json: boolean
  /** Only print what the server needs in its environment. */
  readonly env: boolean
  /** Only list the checks. */
  readonly list: boolean
  /** The command that starts the server, with its arguments; empty when the server already runs. */
  readonly program: readonly string[]
}

const TEXT = { type: 'string' } as const
const FLAG = { type: 'boolean' } as const

/** @throws TypeError that describes the wrong argument */
export function readExamineCommand(args: readonly string[]): ExamineCommand {
  const end = args.indexOf('--')
  const { values, positionals } = parseArgs({
    args: end === -1 ? [...args] : args.slice(0, end),
    allowPositionals: true,
    options: {
      recipe: TEXT,
      'sandbox-port': TEXT,
      settle: TEXT,
      live: FLAG,
      html: TEXT,
      junit: TEXT,
      json: FLAG,
      env: FLAG,
      list: FLAG,
      'i-own-this': TEXT,
    },
  })
  const [address = values.list ? 'http://127.0.0.1/' : undefined, ...more] = positionals
  if (address === undefined || more.length > 0 || !URL.canParse(address))
    throw new TypeError('Expected one address, of your webhook: http://127.0.0.1:8000/klump/webhook.')
  const url = new URL(address)
  const sandboxPort = readNumber('--sandbox-port', values['sandbox-port'] ?? '4100', 65_535)
  if (values.env && sandboxPort === 0)
    throw new TypeError('--env: expected a fixed --sandbox-port; 0 is another port at each run.')
  return {
    url,
    isLocal: readOwnership(url, values['i-own-this']),
    isLive: values.live ?? false,
    recipe: values.recipe === undefined ? undefined : readRecipe(fileOf(values.recipe)),
    sandboxPort,
    settleMs: readNumber('--settle', values.settle ?? '100', 60_000),
    html: writable('--html', values.html),
    junit: writable('--junit', values.junit),
    json: values.json ?? false,
    env: values.env ?? false,
    list: values.list ?? false,
    program: end === -1 ? [] : args.slice(end + 1),
  }
}

/** Returns whether the server is on this machine. @throws TypeError for another host that --i-own-this does not name */
function readOwnership({ protocol, hostname, username, password }: URL, owned: string | undefined): boolean {
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new TypeError(`The address: expected http or https, got ${protocol}`)
  if (username !== '' || password !== '')
    throw new TypeError('The address: expected no name and password in it.')
  if (isLoopback(hostname)) return true
  if (owned !== hostname)
    throw new TypeError(
      `${hostname} is not this machine. An examination sends forged and broken messages: if the host is yours, say so: --i-own-this ${hostname}.`,
    )
  return false
}

/** Checks the folder at the start, because a report is written at the end. @throws TypeError when the folder is missing */
function writable(name: string, path: string | undefined): string | undefined {
  if (path !== undefined && !existsSync(dirname(path)))
    throw new TypeError(`${name}: there is no folder ${dirname(path)}.`)
  return path
}

function fileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new TypeError(`--recipe: ${path} cannot be read.`)
  }
}
