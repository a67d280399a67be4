import type { Order } from '../../validation/order.ts'
import { banksFor, type Bank } from './banks.ts'
import type { Client } from './client.ts'
import type { Option } from './field.ts'
import { insurersFor } from './insurers.ts'
import { askForLoan, loanStatus, type Loan, type LoanStatus } from './loan.ts'
import { follow, type Body, type Followed } from './next.ts'
import { planFor, type Plan } from './plan.ts'
import { initiate, type Contact, type Session } from './session.ts'
import type { Step } from './step.ts'
import { termsOf, type Terms } from './terms.ts'

/** All that can be asked of the API, as data: the flow decides which, and never asks itself. */
export type Call =
  | { readonly verb: 'start'; readonly order: Order; readonly contact: Contact }
  | { readonly verb: 'check-key'; readonly naira: number }
  /** Whether a request for the loan whose answer was lost has arrived. */
  | { readonly verb: 'find-loan'; readonly order: Order; readonly contact: Contact }
  | { readonly verb: 'follow'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'terms'; readonly step: Step }
  | { readonly verb: 'insurers'; readonly partner: string; readonly isLive: boolean; readonly naira: number }
  | { readonly verb: 'plan'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'new-loan'; readonly step: Step; readonly body: Body }
  | { readonly verb: 'status'; readonly step: Step }

export type Answer =
  | { readonly verb: 'start'; readonly session: Session; readonly banks: readonly Bank[] }
  | { readonly verb: 'check-key' }
  | { readonly verb: 'find-loan'; readonly loan?: Loan | undefined }
  | ({ readonly verb: 'follow' } & Followed)
  | { readonly verb: 'terms'; readonly terms: Terms }
  | { readonly verb: 'insurers'; readonly insurers: readonly Option[] }
  | { readonly verb: 'plan'; readonly plan: Plan; readonly next: Step }
  | { readonly verb: 'new-loan'; readonly loan: Loan }
  | { readonly verb: 'status'; readonly status: LoanStatus }

/** Answers a call, or throws `ApiFailure`. */
export type Api = (call: Call, signal: AbortSignal) => Promise<Answer>

export function createApi(client: Client, publicKey: string): Api {
  return async (call, signal) => {
    switch (call.verb) {
      case 'start': {
        const [session, banks] = await Promise.all([
          initiate(client, publicKey, call.order, call.contact, signal),
          banksFor(client, call.order.amount, signal),
        ])
        return { verb: 'start', session, banks }
      }
      case 'check-key':
        await banksFor(client, call.naira, signal)
        return { verb: 'check-key' }
      case 'find-loan': {
        const { held } = await initiate(client, publicKey, call.order, call.contact, signal)
        return { verb: 'find-loan', loan: held?.loan }
      }
      case 'follow':
        return { verb: 'follow', ...(await follow(client, call.step, call.body, signal)) }
      case 'terms':
        return { verb: 'terms', terms: await termsOf(client, call.step, signal) }
      case 'insurers':
        return { verb: 'insurers', insurers: await insurersFor(client, call, signal) }
      case 'plan':
        return { verb: 'plan', ...(await planFor(client, call.step, call.body, signal)) }
      case 'new-loan':
        return { verb: 'new-loan', loan: await askForLoan(client, call.step, call.body, signal) }
      default:
        return { verb: 'status', status: await loanStatus(client, call.step, signal) }
    }
  }
}
