import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { CALLS } from '../probe/calls.ts'
import { listen, type Listener } from '../probe/listen.ts'
import type { Report } from '../probe/model.ts'
import { sendAll, reportOf } from '../probe/probe.ts'
import { dryRun, markdownReport, progressLine, textReport } from '../probe/report.ts'
import { readProbeCommand, type ProbeCommand } from './probe-options.ts'
import { messageOf, wrongArgument, type Command, type Io } from './run.ts'

const HELP = `Usage: klump-checkout probe [options]

Asks Klump's API what nobody publishes: whether it answers without client credentials and to pages of another origin, what uses a
merchant_reference up, whether verification takes it, and what its refusals look like. It makes up to four TEST transactions and one
payment page, and asks for no loan, no code and no text message. Without --send it prints its calls and sends nothing.

The keys come from the environment, KLUMP_PUBLIC_KEY and KLUMP_SECRET_KEY, never from an argument, and have to be TEST keys.

  --send         send the calls, one at a time, a second apart; Ctrl-C stops, and what is known by then is said
  --api URL      a sandbox on this machine; default https://api.useklump.com
  --listen PORT  after the calls, hear on this port of 127.0.0.1 what comes to your webhook address, until Ctrl-C: save the
                 address of your tunnel in the dashboard (TEST), and pay an order with Klump's test values
  --json         the report, or without --send the calls, as JSON
  --markdown     the report as a table

The report holds no key, token, reference, name, address or phone number.

Exit code: 0 when all was asked, 1 when it ended early, 2 for a wrong argument or key.`

const PAUSE_MS = 1000

interface Means {
  readonly fetch: typeof fetch
  now(): Date
  /** Resolves after `ms` milliseconds; rejects when `stop` is aborted. */
  wait(ms: number, stop: AbortSignal): Promise<unknown>
}

/** `klump-checkout probe` */
export function probeCommand(means: Partial<Means> = {}): Command {
  return {
    summary: 'ask Klump what nobody publishes, with your TEST key',
    help: HELP,
    async run(args, io) {
      let command: ProbeCommand
      try {
        command = readProbeCommand(args, io.env)
      } catch (error) {
        return wrongArgument(error, 'probe', io)
      }
      if (!command.keys) {
        io.out(
          command.format === 'json'
            ? JSON.stringify({ api: command.api, calls: CALLS }, undefined, 2)
            : dryRun(command.api),
        )
        return 0
      }
      try {
        return await probed({ ...command, keys: command.keys }, io, {
          fetch,
          now: () => new Date(),
          wait: async (ms, signal) => await sleep(ms, undefined, { signal }),
          ...means,
        })
      } catch (error) {
        io.log(messageOf(error))
        return 1
      }
    },
  }
}

type Sending = ProbeCommand & { readonly keys: NonNullable<ProbeCommand['keys']> }

async function probed(
  { api, keys, format, listenPort }: Sending,
  io: Io,
  { fetch, now, wait }: Means,
): Promise<number> {
  const stop = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    io.onStop(() => {
      stop.abort()
      resolve()
    })
  })
  const listener =
    listenPort === undefined
      ? undefined
      : await listen(listenPort, keys.secretKey, ({ method, event }) =>
          io.log(`heard ${method}${event === undefined ? '' : ` ${event}`}`),
        )
  try {
    const { replies, ended } = await sendAll({
      api,
      keys,
      run: randomBytes(16).toString('hex'),
      stop: stop.signal,
      fetch,
      pause: async () => void (await wait(PAUSE_MS, stop.signal)),
      progress: (...one) => io.log(progressLine(...one)),
    })
    if (ended === undefined && listener) await untilStopped(listener, stopped, io)
    if (ended !== undefined) io.log(ended)
    io.out(written(reportOf(api, replies, listener?.received, now()), format))
    return ended === undefined ? 0 : 1
  } finally {
    await listener?.close()
  }
}

async function untilStopped({ origin }: Listener, stopped: Promise<void>, io: Io): Promise<void> {
  io.log(
    `Listening at ${origin}. Save the address of your tunnel to it in the dashboard (TEST), and pay an order with Klump's test values. Ctrl-C ends it, with the report.`,
  )
  await stopped
}

function written(report: Report, format: ProbeCommand['format']): string {
  if (format === 'json') return JSON.stringify(report, undefined, 2)
  return format === 'markdown' ? markdownReport(report) : textReport(report)
}
