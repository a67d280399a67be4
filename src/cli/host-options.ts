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
  readonly lingerSeconds: number
  readonly drainSeconds: number
  readonly forwardsPeer: boolean
  /** What to write instead of serving, and where. */
  readonly emit: { readonly kind: EmitKind; readonly folder: string } | undefined
  /** The environment variables with the credentials, by the names of their headers. */
  readonly variables: ReadonlyMap<string, string>
}

export const EMIT_KINDS = ['nginx', 'caddy', 'headers'] as const
export type EmitKind = (typeof EMIT_KINDS)[number]

const TEXT = { type: 'string' } as const
const TEXTS = { type: 'string', multiple: true } as const
const FLAG = { type: 'boolean' } as const

/** @throws TypeError that describes the wrong argument */
export function readHostCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): HostCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
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
      linger: TEXT,
      drain: TEXT,
      emit: TEXT,
    },
  })
  if (values.api === undefined) throw new TypeError('--api: expected the address of the API, got nothing.')
  const emit = readEmit(values.emit, positionals)
  if (emit) checkEmit(emit.kind, values)
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
    lingerSeconds: readNumber('--linger', values.linger ?? '0', 600),
    drainSeconds: readNumber('--drain', values.drain ?? '25', 600),
    forwardsPeer: values['forward-address'] ?? false,
    emit,
    variables: new Map((values.credential ?? []).map((each) => splitCredential(each))),
  }
}

/** `x-client-id=CLIENT_ID`: the value comes from the environment, because every user of a machine can read its command lines. */
function readCredential(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): [name: string, value: string] {
  const [name, variable] = splitCredential(text)
  const value = Object.hasOwn(env, variable) ? env[variable] : undefined
  if (value === undefined)
    throw new TypeError(
      '--credential: expected the name of a header, "=", and the name of a variable of the environment that has its value.',
    )
  return [name, value]
}

function splitCredential(text: string): [name: string, variable: string] {
  const [name = '', variable = ''] = text.split('=')
  return [name.toLowerCase(), variable]
}

function readEmit(kind: string | undefined, positionals: readonly string[]): HostCommand['emit'] {
  const [folder, ...more] = positionals
  if (kind === undefined && folder !== undefined)
    throw new TypeError(`Expected options only, got ${JSON.stringify(folder)}.`)
  if (kind === undefined) return undefined
  const known = EMIT_KINDS.find((each) => each === kind)
  if (!known)
    throw new TypeError(`--emit: expected one of ${EMIT_KINDS.join(', ')}, got ${JSON.stringify(kind)}.`)
  if (folder === undefined || more.length > 0)
    throw new TypeError(`--emit ${known}: expected one folder, got ${positionals.length}.`)
  return { kind: known, folder }
}

interface Emitted {
  readonly origin?: string | undefined
  readonly keep?: readonly string[] | undefined
  readonly 'no-proxy'?: boolean | undefined
}

/** Refuses options that files and a configuration cannot implement, instead of ignoring them. @throws TypeError */
function checkEmit(kind: EmitKind, values: Emitted): void {
  if (values.origin === undefined)
    throw new TypeError('--origin: expected the origin that the emitted files are for, got nothing.')
  if (values.keep?.some((each) => typeof readKept(each) !== 'string'))
    throw new TypeError(
      '--keep: an emitted configuration cannot end a version on a date; expected folders without a date.',
    )
  if (kind === 'headers' && !values['no-proxy'])
    throw new TypeError('--emit headers: a host of files passes no calls on; add --no-proxy.')
}

/** `/srv/klump/1.0.0`, or `/srv/klump/1.0.0@2026-12-30`. */
function readKept(text: string): HostVersions['kept'][number] {
  const [, files, until] = /^(.+)@(\d{4}-\d\d-\d\d)$/.exec(text) ?? []
  return files !== undefined && until !== undefined ? { files, until } : text
}
