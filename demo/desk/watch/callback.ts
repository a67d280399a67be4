import * as z from 'zod/mini'
import type { NewEntry } from '../entry.ts'

const callbackBody = z.object({
  page: z.enum(['shop', 'app']),
  name: z.enum(['onLoad', 'onOpen', 'onSuccess', 'onError', 'onClose', 'result']),
  /** JSON, indented by the page. */
  payload: z.string().check(z.maxLength(20_000)),
})

const MOODS = { onSuccess: 'good', onError: 'bad' } as const

/** The entry for a callback that the page reports. `undefined` when the body is anything else. */
export function callbackEntry(body: unknown): NewEntry | undefined {
  const parsed = callbackBody.safeParse(body)
  if (!parsed.success) return undefined
  const { page, name, payload } = parsed.data
  const mood = name === 'onSuccess' || name === 'onError' ? MOODS[name] : undefined
  return { lane: 'page', title: name, badge: page, ...(mood && { mood }), payload }
}
