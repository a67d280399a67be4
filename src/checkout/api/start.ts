import type { Answer, Api, Call } from '../model/call.ts'
import { contactIn } from '../model/contact.ts'
import { ApiFailure } from '../model/failure.ts'
import type { Order } from '../../validation/order.ts'
import { banksFor } from './banks.ts'
import type { Client } from './client.ts'
import { initiate, type ReadExistingLoan, type ShopPage } from './session.ts'

type Start = Extract<Call, { readonly verb: 'start' }>

/** Makes the transaction and requests the banks, both at once. */
export async function start(
  client: Client,
  publicKey: string,
  { order, contact }: Omit<Start, 'verb'>,
  readExistingLoan: ReadExistingLoan,
  signal: AbortSignal,
  shopPage?: ShopPage,
): Promise<Answer> {
  const [session, banks] = await Promise.all([
    initiate(client, publicKey, order, contact, readExistingLoan, signal, shopPage),
    banksFor(client, order.amount, signal).catch(asFailure),
  ])
  return { verb: 'start', session, banks }
}

function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error
  throw error
}

/** The checkout's first requests, sent before the code of the flow has loaded. */
export interface EarlyStart {
  /** `api`, but the first start of this order uses the request already sent, with this `readExistingLoan`. */
  under(api: Api, readExistingLoan: ReadExistingLoan): Api
}

/**
 * Sends the flow's first requests early. Undefined where the order lacks email or phone, because the flow then asks the shopper first.
 * The flow's own start uses this answer, so the request that makes a transaction is sent once.
 */
export function startEarly(
  client: Client,
  publicKey: string,
  order: Order,
  shopPage?: ShopPage,
): EarlyStart | undefined {
  const { email, phone } = contactIn(order)
  if (email === undefined || phone === undefined) return undefined
  const stop = new AbortController()
  let give: (readExistingLoan: ReadExistingLoan) => void = () => {}
  const given = new Promise<ReadExistingLoan>((resolve) => (give = resolve))
  const readExistingLoan: ReadExistingLoan = async (json) => (await given)(json)
  const answer = start(
    client,
    publicKey,
    { order, contact: { email, phone } },
    readExistingLoan,
    stop.signal,
    shopPage,
  )
  // No unhandled rejection: the taker of the answer gets its failure.
  answer.catch(() => {})
  let isTaken = false
  return {
    under: (api, readExistingLoan) => (call, signal) => {
      if (isTaken || call.verb !== 'start' || call.order !== order) return api(call, signal)
      isTaken = true
      give(readExistingLoan)
      const abort = () => stop.abort(signal.reason)
      signal.addEventListener('abort', abort)
      if (signal.aborted) abort()
      return answer.finally(() => signal.removeEventListener('abort', abort))
    },
  }
}
