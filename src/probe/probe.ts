import { CALLS } from './calls.ts'
import type { Call, WebhookRequest, Replies, Reply, Report } from './model.ts'
import { rowsOf } from './rows.ts'
import { filled, learned, sendCall, type Keys, type Values } from './send.ts'

export interface Probe {
  /** The origin of the API. */
  readonly api: string
  readonly keys: Keys
  /** Part of every reference of this run, so that no other run has used it. */
  readonly run: string
  readonly stop: AbortSignal
  readonly fetch: typeof globalThis.fetch
  /** Resolves when the next call may be sent; rejects when `stop` is aborted. */
  pause(): Promise<void>
  /** Is called after each answer; without a reply when the call was left out. */
  progress(call: Call, reply: Reply | undefined, done: number, of: number): void
}

export interface Sent {
  readonly replies: Replies
  /** Why not every call was sent. */
  readonly ended: string | undefined
}

/** Sends every call, one after the other. Ends early where going on would be useless or impolite. */
export async function sendAll(probe: Probe): Promise<Sent> {
  const { api, keys, run, stop, fetch, pause, progress } = probe
  const replies = new Map<string, Reply>()
  let values: Values = { public: keys.publicKey, ...referencesOf(run) }
  for (const [index, call] of CALLS.entries()) {
    const ready = filled(call, values)
    if (!ready) {
      progress(call, undefined, index + 1, CALLS.length)
      continue
    }
    try {
      if (replies.size > 0) await pause()
      const reply = await sendCall(ready, { api, keys, token: values['token'], stop, fetch })
      replies.set(call.name, reply)
      values = { ...values, ...learned(call.name, reply) }
      progress(call, reply, index + 1, CALLS.length)
    } catch (error) {
      if (stop.aborted) return { replies, ended: 'Stopped.' }
      throw error
    }
    const ended = whyToEnd(call, replies.get(call.name)?.status ?? 0)
    if (ended !== undefined) return { replies, ended }
  }
  return { replies, ended: undefined }
}

const referencesOf = (run: string) => ({
  own: `probe-${run}-own`,
  page: `probe-${run}-page`,
  none: `probe-${run}-none`,
})

function whyToEnd({ name }: Call, status: number): string | undefined {
  if (status === 429) return 'Klump was asked too often (HTTP 429).'
  if (name !== 'not begun') return undefined
  if (status === 0) return 'The API could not be reached.'
  return status === 401 || status === 403 ? `Klump refused KLUMP_SECRET_KEY (HTTP ${status}).` : undefined
}

export function reportOf(
  api: string,
  replies: Replies,
  received: readonly WebhookRequest[] | undefined,
  now: Date,
): Report {
  return { api, date: now.toISOString().slice(0, 10), rows: rowsOf(replies, received) }
}
