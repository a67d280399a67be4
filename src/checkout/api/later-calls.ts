import type { LaterCall } from './calls.ts'
import type { Answer } from '../model/call.ts'
import type { Client } from './client.ts'
import { insurersFor } from './insurers.ts'
import { requestLoan, loanStatus } from './loan.ts'
import { follow } from './next.ts'
import { readFirstStep } from './first-step.ts'
import { planFor, quoteFor } from './plan.ts'
import { termsOf } from './terms.ts'

export { readExistingLoan } from './existing-loan.ts'

/** Answers the calls made once a bank is chosen, or throws `ApiFailure`. */
export async function answerLater(client: Client, call: LaterCall, signal: AbortSignal): Promise<Answer> {
  switch (call.verb) {
    case 'open-bank':
      return { verb: 'open-bank', ...readFirstStep(call.bank) }
    case 'follow':
      return { verb: 'follow', ...(await follow(client, call, signal)) }
    case 'terms':
      return { verb: 'terms', terms: await termsOf(client, call.step, signal) }
    case 'insurers':
      return { verb: 'insurers', insurers: await insurersFor(client, call, signal) }
    case 'plan':
      return { verb: 'plan', ...(await planFor(client, call.step, call.body, signal)) }
    case 'quote':
      return { verb: 'quote', plan: await quoteFor(client, call.step, call.body, signal) }
    case 'new-loan':
      return { verb: 'new-loan', loan: await requestLoan(client, call.step, call.body, signal) }
    default:
      return { verb: 'status', status: await loanStatus(client, call.step, signal) }
  }
}
