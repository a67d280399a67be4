import type { KlumpErrorCode } from '../../errors/codes.ts'
import type { Order } from '../../validation/order.ts'
import type { Bank } from '../model/bank.ts'
import type { Call } from '../model/call.ts'
import type { FailureKind } from '../model/failure.ts'
import type { Field, FieldProblem } from '../model/field.ts'
import type { Body } from '../model/call.ts'
import type { Contact, Session } from '../model/session.ts'
import type { Step } from '../model/step.ts'
import type { Terms } from '../model/terms.ts'
import type { Repayment } from '../money/repayment.ts'
import type { Agreement } from '../money/agreement.ts'

/** What the shopper typed or chose, by the name of the field; a ticked box is `'yes'`. */
export type Values = Readonly<Record<string, string>>

/** Fields as the shopper left them. `checks` counts failed tries to go on: each one moves the focus to the first problem. */
export interface Filled {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly problems: Readonly<Record<string, FieldProblem>>
  readonly checks: number
}

/** There is nothing to decide at this place (passing.ts): it is passed without being shown, unless something stops it. */
interface Passing {
  readonly passing?: true
}

export type Verdict =
  | {
      readonly is: 'approved'
      readonly serverMessage?: string | undefined
      readonly nextPayment?: string | undefined
    }
  /**
   * `unsure`: it is unknown whether the loan request arrived. `earlier`: the shop reported the loan of an earlier attempt. `unconfirmed`: the
   * shopper had to confirm at the bank's page, and it is unknown whether that happened.
   */
  | {
      readonly is: 'pending'
      readonly unsure: boolean
      readonly earlier?: boolean
      readonly unconfirmed?: boolean
    }
  | {
      readonly is: 'declined'
      readonly code: 'declined' | 'not_eligible'
      readonly serverMessage?: string | undefined
    }

/** The plan of each split, by the choices for it (quote.ts); `null` where the plan cannot be used. */
export type Quotes = Readonly<Record<string, Repayment | null>>

/** Waiting for the bank. `isLastPoll`: the deadline has passed, and the answer to the pending poll ends the wait. */
interface BankWait {
  readonly waited?: Waited
  readonly isLastPoll?: true
}

/** How long a decision has taken: 20, 60 or 120 seconds. From `slow` on the shopper may stop waiting. */
export type Waited = 'awhile' | 'long' | 'slow'

/** Where the shopper is. One member for each screen; what a screen needs stands in its member and nowhere else. */
export type Place =
  | ({ readonly at: 'contact' } & Filled)
  | { readonly at: 'starting' }
  | { readonly at: 'banks' }
  /** The choice that a lender requires before its first step: the bank behind the lender. */
  | ({ readonly at: 'account-bank' } & Passing & Filled)
  | ({ readonly at: 'requirements'; readonly step: Step } & Filled)
  /** `tried`: as on the code screen, when the form contains only a code. */
  | ({ readonly at: 'form'; readonly step: Step; readonly tried?: readonly string[] } & Filled)
  | ({
      readonly at: 'code'
      readonly step: Step
      /** The call that triggered the code, and the time of its answer. */
      readonly sentBy: Call
      readonly sentAt: number
      readonly again: boolean
      /** The codes sent from here: none of them is sent again automatically. */
      readonly tried: readonly string[]
    } & Filled)
  | ({ readonly at: 'terms'; readonly step: Step; readonly terms?: Terms | undefined } & Filled)
  | ({ readonly at: 'split'; readonly step: Step; readonly quotes?: Quotes } & Passing & Filled)
  | Preview
  /** `step` requests the loan; `from` is where the shopper pressed the button. A refusal leads to the plan. */
  | { readonly at: 'asking'; readonly from: Place; readonly step: Step }
  | ({ readonly at: 'at-bank'; readonly step: Step } & BankWait)
  | ({ readonly at: 'deciding'; readonly step: Step } & BankWait)
  | { readonly at: 'result'; readonly verdict: Verdict }
  | { readonly at: 'problem'; readonly code: KlumpErrorCode; readonly message: string }
  /** The outcome has been emitted. Nothing follows. */
  | { readonly at: 'gone' }

export type Preview = {
  readonly at: 'preview'
  /** What agreeing leads to: the bank's acceptance, or the loan itself. */
  readonly step: Step
  readonly plan: Repayment
} & Filled

export type PlaceAt<At extends Place['at']> = Extract<Place, { readonly at: At }>

/** Everything settled with the chosen bank. Another bank starts with an empty application. */
export interface Application {
  readonly bank: Bank
  /** The bank's first step, once it has been read. */
  readonly first?: Step | undefined
  /** What was chosen at the place `account-bank`, by the name of the field. */
  readonly accountBankValues: Values
  /** What identifies the shopper to the bank. It is sent again beside a code. */
  readonly identifiers: Body
  readonly termsVersion?: string | undefined
  /** The split that `plan` answers, as it was sent. */
  readonly choice: Body
  /** A part of what was due now is paid from the shopper's refund wallet. */
  readonly walletUsed: boolean
  readonly plan?: Repayment | undefined
  /** The shopper agreed to exactly `plan`. */
  readonly consented: boolean
  /** The bank has accepted the shopper's agreement to a plan: from here on it may make the loan by itself. */
  readonly accepted?: boolean
  /** What the shopper agreed to last, as it was shown. Removed together with the plan it is about. */
  readonly agreement?: Agreement | undefined
  /** The application was begun with a fresh order, because Klump had refused the previous reference. */
  readonly anew?: boolean
  /** How often the server led to each step since the shopper last went back. */
  readonly arrivals: Readonly<Record<string, number>>
}

export interface LoanAtStake {
  readonly reference?: string | undefined
  /** No loan was requested: the bank may make it at its own page, or while it decides. */
  readonly isPresumed?: boolean
  /** The request was refused because the reference is used, after another bank had declined. */
  readonly isOver?: boolean
  /** The session expired while the bank decided: a new one is being requested, or was answered. Once is enough. */
  readonly session?: 'requested' | 'renewed'
}

export interface Facts {
  readonly publicKey: string
  readonly order: Order
  /** The page can give the order again with a fresh reference. */
  readonly renewable?: boolean | undefined
  /** The page was asked, and Klump has not accepted the order yet. Stops an endless repetition. */
  readonly renewed?: boolean
  /** A bank has declined, and another may be chosen. */
  readonly declined?: boolean
  /** Klump may have the order, because the answer to the request was lost. */
  readonly unanswered?: boolean
  /** Klump received the order in this opening, before the document was reloaded. */
  readonly reopened?: boolean
  /** The shop's origin as the browser gave it. */
  readonly shopOrigin: string
  /** The origin of the top page, when other pages embed the shop's and the browser reports it. */
  readonly topOrigin?: string | undefined
  /** The version of the frame's page and of its script. */
  readonly build: string
  /** The language of the texts. */
  readonly language: string
  /** The field name of the agreement record in the loan request. Without a name the record is not sent. */
  readonly recordField?: string | undefined
  readonly contact: Contact
  readonly session?: Session | undefined
  readonly banks: readonly Bank[]
  readonly application?: Application | undefined
  /** Set from the moment a loan may exist until it is certain that none does. */
  readonly loan?: LoanAtStake | undefined
  /** What was typed at each step, for the way back and forth. No code, no password, no consent. */
  readonly drafts: Readonly<Record<string, Values>>
}

/**
 * The plan, and what was chosen for it. They change together, or the loan request would contain another choice than the plan that was
 * shown.
 */
export type ChosenPlan = Pick<Application, 'plan' | 'choice' | 'walletUsed'>

/**
 * A place to come back to, as the shopper left it, with the plan, what was chosen for the plan, and the number of steps left when the
 * shopper arrived there.
 */
export interface Left {
  readonly place: Place
  readonly chosen?: ChosenPlan | undefined
  readonly stepsLeft: number
}

/** A failed request after which the shopper stays at the place. */
export interface Trouble {
  readonly kind: FailureKind
  /** The server's words, when it refused. */
  readonly serverMessage?: string | undefined
  /** What "Try again" repeats. */
  readonly again?: Call | undefined
}

export interface State {
  readonly facts: Facts
  readonly place: Place
  /** The plan, and what was chosen for the plan, on arrival at this place; an answer received here may bring another. */
  readonly chosenHere?: ChosenPlan | undefined
  /** About how many steps are left until the plan is agreed to (progress.ts). */
  readonly stepsLeft: number
  /** Where Back leads, oldest first. */
  readonly history: readonly Left[]
  /** The pending request. An answer to any other request is late, and dropped. */
  readonly waiting?: { readonly requestId: number; readonly call: Call } | undefined
  /** The quote request that is pending beside `waiting`. */
  readonly quoting?: { readonly requestId: number; readonly key: string } | undefined
  readonly trouble?: Trouble | undefined
  /** The call whose answer was unreadable last. */
  readonly unread?: Call | undefined
  /** Counts arrivals; timers of an earlier visit are late, and dropped. */
  readonly visit: number
  readonly requestIds: number
  /** The shopper tried to leave while leaving is locked. */
  readonly leaveRefused: boolean
}
