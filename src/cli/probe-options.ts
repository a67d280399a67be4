import { parseArgs } from 'node:util'
import { isLoopback, readAddress } from '../shared/address.ts'
import { readNumber } from './read-number.ts'

export interface ProbeCommand {
  readonly api: string
  /** Undefined: the calls are only printed. */
  readonly keys: { readonly publicKey: string; readonly secretKey: string } | undefined
  readonly format: 'text' | 'json' | 'markdown'
  /** The port for requests to the webhook address; undefined when probe does not listen. */
  readonly listenPort: number | undefined
}

const TEXT = { type: 'string' } as const
const FLAG = { type: 'boolean' } as const
const KLUMP = 'https://api.useklump.com'

/** @throws TypeError that describes the wrong argument, and repeats nothing that could be a key */
export function readProbeCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ProbeCommand {
  if (args.some((arg) => /klp_|[ps]k_(test|live)/i.test(arg)))
    throw new TypeError(
      'One of the arguments looks like a key. Other programs and the history of your shell can read it: put keys into KLUMP_PUBLIC_KEY and KLUMP_SECRET_KEY, and make new ones in the dashboard.',
    )
  const { values } = parseArgs({
    args: [...args],
    options: { send: FLAG, api: TEXT, json: FLAG, markdown: FLAG, listen: TEXT },
  })
  const api = readApi(values.api ?? KLUMP)
  if (api === undefined)
    throw new TypeError(`--api: expected ${KLUMP} or a sandbox on this machine: http://localhost:4100.`)
  if (values.json && values.markdown) throw new TypeError('--json, --markdown: expected one of them.')
  if (values.listen !== undefined && !values.send) throw new TypeError('--listen: expected --send with it.')
  return {
    api,
    keys: values.send
      ? {
          publicKey: readKey('KLUMP_PUBLIC_KEY', 'pk', env),
          secretKey: readKey('KLUMP_SECRET_KEY', 'sk', env),
        }
      : undefined,
    format: values.json ? 'json' : values.markdown ? 'markdown' : 'text',
    listenPort: values.listen === undefined ? undefined : readNumber('--listen', values.listen, 65_535),
  }
}

/** The origin of Klump's API, or of a server on this machine. Undefined for any other address, and for one with a path, query or password. */
function readApi(given: string): string | undefined {
  const { href, origin = '', protocol, hostname = '' } = readAddress(given) ?? {}
  if (href !== `${origin}/`) return undefined
  return origin === KLUMP || (protocol === 'http:' && isLoopback(hostname)) ? origin : undefined
}

/** @throws TypeError that does not repeat the key */
function readKey(name: string, kind: 'pk' | 'sk', env: Readonly<Record<string, string | undefined>>): string {
  const key = env[name]?.trim() ?? ''
  if (new RegExp(`^klp_${kind}_test_[A-Za-z0-9]{1,200}$`).test(key)) return key
  const expected = `expected a TEST key in the environment: klp_${kind}_test_ with letters and digits`
  if (key === '') throw new TypeError(`${name}: ${expected}.`)
  if (new RegExp(`^klp_${kind === 'pk' ? 'sk' : 'pk'}_`).test(key))
    throw new TypeError(`${name}: ${expected}, got one of the other kind.`)
  if (/^klp_[ps]k_(?!test_)/.test(key))
    throw new TypeError(`${name}: this is a LIVE key, and probe makes transactions. It ${expected}.`)
  throw new TypeError(`${name}: ${expected}.`)
}
