import * as z from 'zod/mini'
import { ApiFailure } from './failure.ts'
import { request, type Network } from './request.ts'

/** One call: where, what, and how its answer is read. */
export interface ClientCall<Answer> {
  readonly method: 'GET' | 'POST'
  /** Without `/v1`, as the server writes it in a next step; may hold a query. */
  readonly path: string
  readonly body?: unknown
  readonly answer: z.ZodMiniType<Answer>
  readonly once?: boolean
  /** A refusal that reads like this is an answer too. */
  readonly refusal?: z.ZodMiniType<Answer>
  readonly signal: AbortSignal
}

export interface Client {
  call<Answer>(call: ClientCall<Answer>): Promise<Answer>
}

interface ClientOptions {
  /** Where the API's `/v1` is: `https://api.useklump.com`, or a proxy at some path. */
  readonly base: string
  readonly publicKey: string
  readonly network: Network
}

// A token goes into a header, where not every character may stand.
const token = z.string().check(z.regex(/^[\x21-\x7e]{1,4096}$/))
const tokens = z.object({
  token: z.catch(z.optional(token), undefined),
  data: z.optional(z.unknown()),
})

/**
 * Speaks to the API for one opening. The session token lives in here and nowhere else: it carries personal data, so
 * it is never in an address, in storage or in a log, and it is gone with the frame.
 */
export function createClient({ base, publicKey, network }: ClientOptions): Client {
  let token: string | undefined

  return {
    async call({ method, path, body, answer, refusal, once = false, signal }) {
      const asked = request(
        {
          url: `${base.replace(/\/$/, '')}/v1${path}`,
          method,
          headers: {
            'klump-public-key': publicKey,
            ...(token ? { authorization: `Bearer ${token}` } : {}),
          },
          body,
          once,
          signal,
        },
        network,
      )
      const json = await asked.catch((error: unknown) => {
        const known = error instanceof ApiFailure && refusal?.safeParse(error.body).success
        if (!known) throw error
        return error.body
      })
      token = newToken(json) ?? token
      const refused = refusal?.safeParse(json)
      const reading = refused?.success ? refused : answer.safeParse(json)
      if (reading.success) return reading.data
      const [issue] = reading.error.issues
      const where = issue?.path.join('.') || 'the answer'
      // The call's path may hold what the shopper typed one day; without its query it cannot.
      throw new ApiFailure('unreadable', `${path.split('?')[0]}: cannot read ${where} (${issue?.message}).`)
    },
  }
}

// `initiate` answers with a token at the top, every later answer may carry one in `data`.
function newToken(json: unknown): string | undefined {
  const top = tokens.safeParse(json)
  return top.data?.token ?? tokens.safeParse(top.data?.data).data?.token
}
