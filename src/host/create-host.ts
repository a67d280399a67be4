import { Hono } from 'hono'
import { readFraming } from './framing.ts'
import { HOST_HEADERS } from './headers.ts'
import { createMetrics } from './metrics.ts'
import type { Host, HostOptions, HostVersions } from './options.ts'
import { createPages } from './pages.ts'
import { readApi, readDocumentOptions, readOrigin, readVersions } from './read-options.ts'
import { createRelay, type RelayOptions } from './relay/relay.ts'
import { refuse, type Brotli } from './respond.ts'
import type { Store } from './store.ts'

/** What a host needs from its runtime. */
export interface Runtime extends Pick<RelayOptions, 'fetch' | 'after'> {
  now(): number
  openFolder(path: string): Store
  /** The built files of this package, when the runtime has a disk. */
  readonly own?: HostVersions | undefined
  /** Compresses what the host writes itself, when the runtime can. */
  readonly brotli?: Brotli | undefined
  /** Receives notices for the operator when no log is given. */
  warn(line: string): void
}

/** Long enough that many page views share one request, short enough that a release is everywhere within minutes. In seconds. */
const SCRIPT_CACHE = 'public, max-age=300'

interface Entry {
  readonly route: string
  readonly response: Response
}

/** @throws TypeError that names the invalid option */
export function createHostFor(runtime: Runtime, options: HostOptions): Host {
  const { log, proxy = true } = options
  const versions = options.versions ?? runtime.own
  if (!versions) throw new TypeError('versions: this runtime has no disk; pass where the built files are.')
  const api = readApi(options.api)
  const origin = readOrigin(options.origin)
  const logNotice = (notice: string) =>
    log ? log(JSON.stringify({ time: new Date(runtime.now()).toISOString(), notice })) : runtime.warn(notice)

  // The same reason at each probe or request is logged once.
  let lastFault = ''
  function logFault({ message }: Error): void {
    if (message !== lastFault) logNotice(message)
    lastFault = message
  }

  const metrics = createMetrics()
  const pages = createPages({
    kept: readVersions(versions, runtime.openFolder),
    alias: versions.alias,
    document: { api: proxy ? undefined : api, ...readDocumentOptions(options) },
    framing: readFraming(options.allowedOrigins, logNotice),
    origin,
    scriptCache: SCRIPT_CACHE,
    now: runtime.now,
    brotli: runtime.brotli,
  })
  // Created even without `proxy`, so that an invalid option throws at the start.
  const { credentials, calls, clientAddress } = options
  const { fetch, after } = runtime
  const relay = createRelay({ api, credentials, calls, origin, clientAddress, fetch, after })
  if (options.allowedOrigins === undefined)
    logNotice(
      'allowedOrigins is not set: every page may frame this checkout. Set it to the origins of the shops.',
    )

  async function check() {
    const { current, all } = await pages.check()
    return { current: current.name, kept: all.map(({ version }) => version.name) }
  }

  const app = new Hono<{ Variables: { route: string; fault: string } }>()
  app.use(async (c, next) => {
    const began = runtime.now()
    await next()
    const route = c.get('route') ?? 'other'
    const { status } = c.res
    metrics.countRequest(route, status)
    const { method } = c.req
    const ms = runtime.now() - began
    const fault = c.get('fault')
    log?.(
      JSON.stringify({
        time: new Date(began).toISOString(),
        method: known(method),
        route,
        status,
        ms,
        fault,
      }),
    )
  })
  // The reason is logged and not sent: it may describe the machine.
  app.onError((error, c) => {
    logFault(error)
    return c.newResponse(refuse(503, 'The files are not here at the moment.').body, 503)
  })
  app.get('/healthz', (c) => {
    c.set('route', 'healthz')
    return plain(200, 'ok')
  })
  app.get('/readyz', async (c) => {
    c.set('route', 'readyz')
    return await check().then(
      ({ current }) => plain(200, current),
      (error: Error) => {
        logFault(error)
        return plain(503, 'A file is missing, or is not what was built.')
      },
    )
  })
  if (proxy)
    app.all('/v1/*', async (c) => {
      const began = runtime.now()
      const { response, isPassedOn, fault, ...relayed } = await relay(c.req.raw, c.env)
      const route = `/v1${relayed.route}`
      c.set('route', route)
      if (fault) c.set('fault', fault)
      if (isPassedOn) metrics.countCall(route, (runtime.now() - began) / 1000)
      return response
    })
  app.all('*', async (c) => {
    const { response, route }: Entry = await pages.answer(c.req.raw)
    c.set('route', route)
    return response
  })

  return {
    fetch: async (request, env) => await app.fetch(request, env),
    metrics: metrics.text,
    check,
  }
}

const plain = (status: number, sentence: string) => refuse(status, sentence, HOST_HEADERS.all)

// A client may send any word as the method.
const known = (method: string) =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other'
