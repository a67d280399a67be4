import type { Call, Answer, Api } from '../model/call.ts'
import { banksFor } from './banks.ts'
import type { Client } from './client.ts'
import { ApiFailure } from '../model/failure.ts'
import { initiate, type ReadExistingLoan, type ShopPage } from './session.ts'
import { start } from './start.ts'
import type { Session } from '../model/session.ts'

/** The calls that the first screen does not need. */
export type LaterCall = Exclude<
  Call,
  { readonly verb: 'start' | 'banks' | 'check-key' | 'find-loan' | 'renew-order' }
>

/** The calls that are fetched after the first screen (later-calls.ts). */
export interface LaterApi {
  answerLater(client: Client, call: LaterCall, signal: AbortSignal): Promise<Answer>
  readExistingLoan(json: unknown): Session | undefined
}

const nobody = () => Promise.reject(new ApiFailure('unreachable', 'There is no page to ask.'))

/**
 * The API as the flow calls it. `later` fetches the code that reads the later answers, and throws `ApiFailure` when it cannot be fetched.
 * `shopPage` is sent with the order where the operator wants it. `renewOrder` asks the shop's page for the order again.
 */
export function createApi(
  client: Client,
  publicKey: string,
  later: () => Promise<LaterApi>,
  shopPage?: ShopPage,
  renewOrder: () => Promise<Answer> = nobody,
): Api {
  const readExistingLoan: ReadExistingLoan = async (json) => (await later()).readExistingLoan(json)

  return async (call, signal) => {
    switch (call.verb) {
      case 'renew-order':
        return renewOrder()
      case 'start':
        return start(client, publicKey, call, readExistingLoan, signal, shopPage)
      case 'banks':
        return { verb: 'banks', banks: await banksFor(client, call.naira, signal) }
      case 'check-key':
        await banksFor(client, call.naira, signal)
        return { verb: 'check-key' }
      case 'find-loan': {
        const { existingLoan } = await initiate(
          client,
          publicKey,
          call.order,
          call.contact,
          readExistingLoan,
          signal,
          shopPage,
        )
        return { verb: 'find-loan', loan: existingLoan?.loan }
      }
      default:
        return (await later()).answerLater(client, call, signal)
    }
  }
}
