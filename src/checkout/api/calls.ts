import type { Order } from '../../validation/order.ts'
import { banksFor, type Bank } from './banks.ts'
import type { Client } from './client.ts'
import { ApiFailure } from './failure.ts'
import type { Option } from './field.ts'
import type { Loan, LoanStatus } from './loan.ts'
import type { Body, Followed } from './next.ts'
import type { Opened } from './opening.ts'
import type { Plan } from '../money/plan.ts'
import { initiate, type Contact, type ReadHeld, type Session, type ShopPage } from './session.ts'
import type { Step } from './step.ts'
import type { Terms } from './terms.ts'

/** All that can be asked of the API, as data: the flow decides which, and never asks itself. */
export type Call =
  | { readonly verb: 'start'; readonly order: Order; readonly contact: Contact }
  /** The list of banks alone, where the start came without it. */
  | { readonly verb: 'banks'; readonly naira: number }
  | { readonly verb: 'check-key'; readonly naira: number }
  /** Where a bank leads: in the answer of the start already, but what reads it may have to be fetched. */
  | { readonly verb: 'open-bank'; readonly bank: Bank }
  /** Whether a request for the loan whose answer was lost has arrived. */
  | { readonly verb: 'find-loan'; readonly order: Order; readonly contact: Contact }
  | { readonly verb: 'follow'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'terms'; readonly step: Step }
  | { readonly verb: 'insurers'; readonly partner: string; readonly isLive: boolean; readonly naira: number }
  | { readonly verb: 'plan'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'new-loan'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'status'; readonly step: Step }

export type Answer =
  /** The transaction is made, and not made again because the list of banks failed. */
  | { readonly verb: 'start'; readonly session: Session; readonly banks: readonly Bank[] | ApiFailure }
  | { readonly verb: 'banks'; readonly banks: readonly Bank[] }
  | { readonly verb: 'check-key' }
  | ({ readonly verb: 'open-bank' } & Opened)
  | { readonly verb: 'find-loan'; readonly loan?: Loan | undefined }
  | ({ readonly verb: 'follow' } & Followed)
  | { readonly verb: 'terms'; readonly terms: Terms }
  | { readonly verb: 'insurers'; readonly insurers: readonly Option[] }
  | { readonly verb: 'plan'; readonly plan: Plan; readonly next: Step }
  | { readonly verb: 'new-loan'; readonly loan: Loan }
  | { readonly verb: 'status'; readonly status: LoanStatus }

/** Answers a call, or throws `ApiFailure`. */
export type Api = (call: Call, signal: AbortSignal) => Promise<Answer>

/** The calls that the first screen does without. */
export type LaterCall = Exclude<Call, { readonly verb: 'start' | 'banks' | 'check-key' | 'find-loan' }>

/** What of the API comes after the first screen (later-calls.ts). */
export interface LaterApi {
  answerLater(client: Client, call: LaterCall, signal: AbortSignal): Promise<Answer>
  readHeld(json: unknown): Session | undefined
}

/**
 * `later` fetches what reads the later answers; it throws `ApiFailure` when that does not come. `shopPage` goes with the order, where it
 * is asked for.
 */
export function createApi(
  client: Client,
  publicKey: string,
  later: () => Promise<LaterApi>,
  shopPage?: ShopPage,
): Api {
  const readHeld: ReadHeld = async (json) => (await later()).readHeld(json)

  return async (call, signal) => {
    switch (call.verb) {
      case 'start': {
        const [session, banks] = await Promise.all([
          initiate(client, publicKey, call.order, call.contact, readHeld, signal, shopPage),
          banksFor(client, call.order.amount, signal).catch(asFailure),
        ])
        return { verb: 'start', session, banks }
      }
      case 'banks':
        return { verb: 'banks', banks: await banksFor(client, call.naira, signal) }
      case 'check-key':
        await banksFor(client, call.naira, signal)
        return { verb: 'check-key' }
      case 'find-loan': {
        const { held } = await initiate(
          client,
          publicKey,
          call.order,
          call.contact,
          readHeld,
          signal,
          shopPage,
        )
        return { verb: 'find-loan', loan: held?.loan }
      }
      default:
        return (await later()).answerLater(client, call, signal)
    }
  }
}

function asFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error
  throw error
}
