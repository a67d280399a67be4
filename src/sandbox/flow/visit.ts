import type { Core } from '../core.ts'
import type { KeyOwner } from '../keys/check.ts'
import { activePartner, type ActivePartner } from '../partners/index.ts'
import { minimumOf } from '../partners/minimum.ts'
import { Refusal } from '../refusal.ts'
import { useSession, type Session } from '../session/session.ts'
import { nairaText } from '../../shared/naira.ts'
import { toKobo } from '../wire/naira.ts'
import { isGiven, requiredText, type Body } from '../wire/body.ts'
import { keepApplication, readApplication, type Application } from './application.ts'
import { checkNotOver, claimReferenceAt } from './references.ts'
import { checkFields } from './field.ts'
import {
  fieldsOf,
  toWireStep,
  nameInAddress,
  type Situation,
  type Step,
  type StepCall,
  type WireStep,
} from './step.ts'

/** A call that continues a step: the key, the session with its transaction, and the shopper's progress. */
export interface Visit {
  key: KeyOwner
  session: Session
  partner: ActivePartner
  application: Application
  step: Step
  stepIndex: number
  situation: Situation
}

/** The data of a step request, for GET and POST. */
export interface StepRequest {
  key: KeyOwner
  authorization: string | undefined
  call: StepCall
  /** The step of that call that the address names; the first one needs no name. */
  stepName?: string | undefined
  /** The body of a POST, or the query of a GET. */
  body: Body
}

/**
 * Finds the step that a call continues, by its address. Earlier steps may be repeated (sending a code again, going
 * back); later ones are not open yet. With `usedUpAt: 'lender'` it also uses up the merchant_reference.
 *
 * @throws Refusal 400, 401 or 403
 */
export function visit(core: Core, request: StepRequest): Visit {
  const session = useSession(core, request.key, request.authorization)
  const partner = activePartner(requiredText(request.body, 'partner'))
  checkAmount(partner, session, request)
  checkNotOver(core, session.transaction)
  claimReferenceAt('lender', core, session.transaction)
  const { steps } = partner.offer
  const application = readApplication(core, session.id, partner.slug)
  const stepIndex = steps.findIndex(
    (step) => step.call === request.call && nameInAddress(step, steps) === request.stepName,
  )
  const step = steps[stepIndex]
  if (!step || stepIndex > application.step || !isFor(step, application)) {
    const open = steps[application.step]?.name ?? 'the end'
    throw new Refusal(400, `This call is not open yet: ${partner.name} is at ${open}.`)
  }
  const situation = { basketKobo: session.transaction.amount_kobo, now: core.now() }
  return { key: request.key, session, partner, application, step, stepIndex, situation }
}

/** Finds the step that a POST continues, and validates its fields. @throws Refusal 400, 401 or 403 */
export function visitWithFields(core: Core, request: StepRequest): Visit {
  const visited = visit(core, request)
  checkFields(fieldsOf(visited.step, visited.situation), request.body)
  return visited
}

/** The names of all fields that a customer of this kind has to fill in before a loan. */
export function fieldNames({ partner, situation }: Visit, traits: Application['traits']): string[] {
  return partner.offer.steps
    .filter((step) => isFor(step, { traits }))
    .flatMap((step) => fieldsOf(step, situation))
    .map(({ wire }) => wire.name)
}

function isFor({ when }: Step, { traits }: Pick<Application, 'traits'>): boolean {
  return when === undefined || traits.includes(when)
}

function checkAmount(partner: ActivePartner, session: Session, { key, body }: StepRequest): void {
  const amountKobo = session.transaction.amount_kobo
  if (isGiven(body, 'amount') && toKobo(body['amount']) !== amountKobo) {
    throw new Refusal(400, `amount: expected the order's ${nairaText(amountKobo)}.`)
  }
  const minimum = minimumOf(partner, key.environment)
  if (amountKobo < (toKobo(minimum) ?? 0)) {
    throw new Refusal(403, `${partner.name} lends from ${minimum} naira. Choose another bank.`)
  }
}

/** Records that this step is done, and returns this customer's next step. */
export function advance(
  core: Core,
  { partner, application, stepIndex, situation }: Visit,
  learnt: Partial<Pick<Application, 'outcome' | 'traits' | 'split' | 'phoneHash'>> = {},
): WireStep {
  const { steps } = partner.offer
  const known = { ...application, ...learnt }
  const nextIndex = steps.findIndex((step, index) => index > stepIndex && isFor(step, known))
  const next = steps[nextIndex]
  if (!next) throw new Error(`The flow of ${partner.slug} ends in a step that is not new-loan.`)
  keepApplication(core, { ...known, step: nextIndex })
  return toWireStep(next, { partner: partner.slug, steps, situation })
}
