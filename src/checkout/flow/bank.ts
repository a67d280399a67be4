import type { FirstStep } from '../model/bank.ts'
import type { Session } from '../model/session.ts'
import { arrive } from './arrive.ts'
import { newApplication } from './begin.ts'
import { ACCOUNT_BANK } from './draft.ts'
import type { Next } from './events.ts'
import { fill } from './fill.ts'
import { resumeLoan } from './loan.ts'
import { andThen, concludePending, go, withApplication, withFacts } from './moves.ts'
import { hasNothingToDecide } from './passing.ts'
import type { Application, State, Values } from './state.ts'

/**
 * Resumes an order whose loan was requested before: the shop's page was reloaded, or the order is open in another tab.
 * The checkout stores nothing in the browser for this case, because the server knows the order by the shop's own
 * reference and reports the status of the order to the same shopper.
 */
export function goOnWith(state: State, { partner, loan }: NonNullable<Session['existingLoan']>): Next {
  const bank = state.facts.banks.find(({ slug }) => slug === partner)
  if (bank) return resumeLoan(withFacts(state, { application: newApplication(bank) }), loan)
  // The lender is not in the list, so its decision cannot be shown. The shop's server receives it.
  return concludePending(state, { earlier: true })
}

export function bankOpened(state: State, { step, fields }: FirstStep, now: number): Next {
  const chosen = { ...withApplication(state, { first: step }), waiting: undefined }
  if (fields.length === 0) return arrive(chosen, step, now)
  const filled = fill(chosen.facts, ACCOUNT_BANK, fields)
  if (!hasNothingToDecide(filled)) return go(chosen, { at: 'account-bank', ...filled })
  const passed = go(chosen, { at: 'account-bank', ...filled, passing: true })
  return andThen(passed, (state) =>
    arrive(withApplication(state, { accountBankValues: filled.values }), step, now),
  )
}

/** Keeps the bank behind the lender for later requests and goes to the first step. */
export function chooseAccountBank(
  state: State,
  { first, identifiers }: Application,
  accountBankValues: Values,
  now: number,
): Next | undefined {
  // A login may have been sent with the bank that was chosen before.
  const others = Object.entries(identifiers).filter(([name]) => !Object.hasOwn(accountBankValues, name))
  const chosen = { accountBankValues, identifiers: Object.fromEntries(others) }
  return first && arrive(withApplication(state, chosen), first, now)
}
