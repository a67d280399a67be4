import { parseArgs } from 'node:util'
import { readNumber } from './read-number.ts'
import type { HostOptions, HostVersions } from '../host/options.ts'

export interface HostCommand {
  readonly options: Omit<HostOptions, 'log' | 'versions'> & {
    readonly kept: HostVersions['kept']
    readonly alias: string | undefined
  }
  readonly hostname: string
  readonly port: number
  readonly metricsPort: number | undefined
  readonly drainSeconds: number
  readonly forwardsPeer: boolean
}

const TEXT = { type: 'string' } as const
const TEXTS = { type: 'string', multiple: true } as const
const FLAG = { type: 'boolean' } as const

/** @throws TypeError that says what was written wrongly */
export function readHostCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HostCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      api: TEXT,
      port: TEXT,
      hostname: TEXT,
      origin: TEXT,
      'allowed-origin': TEXTS,
      credential: TEXTS,
      call: TEXTS,
      keep: TEXTS,
      alias: TEXT,
      'no-proxy': FLAG,
      'forward-address': FLAG,
      record: TEXT,
      'shop-origin': FLAG,
      'report-to': TEXT,
      'metrics-port': TEXT,
      drain: TEXT,
    },
  })
  if (values.api === undefined) throw new TypeError('--api: expected the address of the API, got nothing.')
  const credentials = (values.credential ?? []).map((each) => readCredential(each, env))
  return {
    options: {
      api: values.api,
      origin: values.origin,
      allowedOrigins: values['allowed-origin'],
      credentials: Object.fromEntries(credentials),
      calls: values.call,
      proxy: !values['no-proxy'],
      record: values.record,
      shopOrigin: values['shop-origin'],
      reportTo: values['report-to'],
      kept: (values.keep ?? []).map(readKept),
      alias: values.alias,
    },
    hostname: values.hostname ?? '127.0.0.1',
    port: readNumber('--port', values.port ?? '8080', 65_535),
    metricsPort:
      values['metrics-port'] === undefined
        ? undefined
        : readNumber('--metrics-port', values['metrics-port'], 65_535),
    drainSeconds: readNumber('--drain', values.drain ?? '10', 600),
    forwardsPeer: values['forward-address'] ?? false,
  }
}

/** `x-client-id=CLIENT_ID`: the value comes from the environment, because every user of a machine can read its command lines. */
function readCredential(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): [name: string, value: string] {
  const [name = '', variable = ''] = text.split('=')
  const value = Object.hasOwn(env, variable) ? env[variable] : undefined
  if (value === undefined)
    throw new TypeError(
      '--credential: expected the name of a header, "=", and the name of a variable of the environment that has its value.',
    )
  return [name, value]
}

/** `/srv/klump/1.0.0`, or `/srv/klump/1.0.0@2026-12-30`. */
function readKept(text: string): HostVersions['kept'][number] {
  const [, files, until] = /^(.+)@(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  return files !== undefined && until !== undefined ? { files, until } : text
}
