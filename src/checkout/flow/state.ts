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

/** It has no choice (passing.ts): it is passed without being shown, unless something stops it. */
interface Passing {
  readonly passing?: true
}

export type Verdict =
  | {
      readonly is: 'approved'
      readonly serverMessage?: string | undefined
      readonly nextPayment?: string | undefined
    }
  /** `unsure`: nobody knows whether the request for the loan arrived. `earlier`: it is the loan of an earlier attempt, as the shop says. */
  | { readonly is: 'pending'; readonly unsure: boolean; readonly earlier?: boolean }
  | {
      readonly is: 'declined'
      readonly code: 'declined' | 'not_eligible'
      readonly serverMessage?: string | undefined
    }

/** What a split comes to, by what was chosen for it (quote.ts); `null` where its plan cannot be used. */
export type Quotes = Readonly<Record<string, Repayment | null>>

/** How long a decision has taken: 20, 60 or 120 seconds. From `slow` on the shopper may stop waiting. */
export type Waited = 'awhile' | 'long' | 'slow'

/** Where the shopper is. One member for each screen; what a screen needs stands in its member and nowhere else. */
export type Place =
  | ({ readonly at: 'contact' } & Filled)
  | { readonly at: 'starting' }
  | { readonly at: 'banks' }
  /** What a lender wants chosen before its first step: the bank that stands behind it. */
  | ({ readonly at: 'account-bank' } & Passing & Filled)
  | ({ readonly at: 'requirements'; readonly step: Step } & Filled)
  /** `tried`: as on the screen of a code, where the form asks for a code alone. */
  | ({ readonly at: 'form'; readonly step: Step; readonly tried?: readonly string[] } & Filled)
  | ({
      readonly at: 'code'
      readonly step: Step
      /** The call that had the code sent, and when it was answered. */
      readonly sentBy: Call
      readonly sentAt: number
      readonly again: boolean
      /** The codes that were sent from here: none of them goes out again by itself. */
      readonly tried: readonly string[]
    } & Filled)
  | ({ readonly at: 'terms'; readonly step: Step; readonly terms?: Terms | undefined } & Filled)
  | ({ readonly at: 'split'; readonly step: Step; readonly quotes?: Quotes } & Passing & Filled)
  | Preview
  /** The loan is being asked for; `from` is where a refusal leads back to. */
  | { readonly at: 'asking'; readonly from: Place }
  | { readonly at: 'at-bank'; readonly step: Step; readonly waited?: Waited }
  | { readonly at: 'deciding'; readonly step: Step; readonly waited?: Waited }
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

/** All that was settled with the bank that is chosen; another bank starts from nothing. */
export interface Application {
  readonly bank: Bank
  /** Where the bank begins, once that is read. */
  readonly first?: Step | undefined
  /** What was chosen beside the bank, by the name of the field. */
  readonly beside: Values
  /** What identifies the shopper to the bank. It is sent again beside a code. */
  readonly identity: Body
  readonly termsVersion?: string | undefined
  /** The split that `plan` answers, as it was sent. */
  readonly choice: Body
  /** A part of what was due now is paid from the shopper's refund wallet. */
  readonly walletUsed: boolean
  readonly plan?: Repayment | undefined
  /** The shopper agreed to exactly `plan`. */
  readonly consented: boolean
  /** What the shopper agreed to last, as it was shown. Removed together with the plan it is about. */
  readonly agreement?: Agreement | undefined
  /** It was begun with a fresh order, because Klump had refused the reference of the one before. */
  readonly anew?: boolean
  /** How often the server led to each step since the shopper last went back. */
  readonly arrivals: Readonly<Record<string, number>>
}

export interface LoanAtStake {
  readonly reference?: string | undefined
  /** The request was refused because the reference is used, after another bank had said no. */
  readonly isOver?: boolean
  /** The session ran out while the bank decided, and a new one was asked for. Once is enough. */
  readonly renewed?: boolean
}

export interface Facts {
  readonly publicKey: string
  readonly order: Order
  /** The page can be asked for the order again, for one with a fresh reference. */
  readonly renewable?: boolean | undefined
  /** It was asked, and Klump has not taken that order yet. Asking again in vain would have no end. */
  readonly renewed?: boolean
  /** A bank has said no, and another may be asked. */
  readonly declined?: boolean
  /** Klump may have the order: the answer to the request for it was lost. */
  readonly unanswered?: boolean
  /** Klump had the order in this opening, before the document was loaded anew. */
  readonly reopened?: boolean
  /** The shop's origin as the browser gave it. */
  readonly shopOrigin: string
  /** Of the page at the top, where the shop's page stands in others' and the browser says so. */
  readonly topOrigin?: string | undefined
  /** Which version of this page, and which script of it. */
  readonly build: string
  /** Of the words on the screen. */
  readonly language: string
  /** Under which name the record of what was agreed goes with the request for the loan. Without a name it does not go. */
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

/** A place to come back to, as the shopper left it, with the plan and the steps that were left when the shopper arrived there. */
export interface Left {
  readonly place: Place
  readonly plan?: Repayment | undefined
  readonly stepsLeft: number
}

/** A request that came to nothing while the shopper stays where they are. */
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
  /** The plan that held when this place was come to; what is asked here may bring another. */
  readonly planHere?: Repayment | undefined
  /** About how many steps are left until the plan is agreed to (progress.ts). */
  readonly stepsLeft: number
  /** Where Back leads, oldest first. */
  readonly history: readonly Left[]
  /** The request that is out. An answer to any other is late, and dropped. */
  readonly waiting?: { readonly requestId: number; readonly call: Call } | undefined
  /** What is asked beside it: what a split would come to. */
  readonly quoting?: { readonly requestId: number; readonly key: string } | undefined
  readonly trouble?: Trouble | undefined
  /** What was asked when the last answer could not be read. */
  readonly unread?: Call | undefined
  /** Counts arrivals; timers of an earlier visit are late, and dropped. */
  readonly visit: number
  readonly requestIds: number
  /** The shopper tried to leave while leaving is locked. */
  readonly held: boolean
}
