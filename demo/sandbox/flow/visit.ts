import type { Core } from '../core.ts'
import type { KeyOwner } from '../keys/check.ts'
import { activePartner, type ActivePartner } from '../partners/index.ts'
import { Refusal } from '../refusal.ts'
import { useSession, type Session } from '../session/session.ts'
import { nairaText, toKobo } from '../wire/naira.ts'
import { isGiven, requiredText, type Body } from '../wire/body.ts'
import { keepApplication, readApplication, type Application } from './application.ts'
import { carriesAll } from './field.ts'
import { toWireStep, type Step, type StepCall, type WireStep } from './step.ts'

/** A call that continues a step: who calls, for which transaction, and where the shopper stands. */
export interface Visit {
  key: KeyOwner
  session: Session
  partner: ActivePartner
  application: Application
  step: Step
  stepIndex: number
}

/** What a request says about itself, whatever its method. */
export interface Asked {
  key: KeyOwner
  authorization: string | undefined
  call: StepCall
  /** The body of a POST, or the query of a GET. */
  body: Body
}

/**
 * Finds the step that a call continues: the furthest one reached so far that goes to this address and whose fields
 * are all there. Earlier steps may be repeated (sending a code again, going back); later ones are not open yet.
 *
 * @throws Refusal 400, 401 or 403
 */
export function visit(core: Core, asked: Asked): Visit {
  const session = useSession(core, asked.key, asked.authorization)
  const partner = activePartner(requiredText(asked.body, 'partner'))
  checkAmount(partner, session, asked)
  const application = readApplication(core, session.id, partner.slug)
  const reached = partner.offer.steps
    .map((step, stepIndex) => ({ step, stepIndex }))
    .filter(({ step, stepIndex }) => step.call === asked.call && stepIndex <= application.step)
  const found = reached.findLast(({ step }) => carriesAll(step.fields ?? [], asked.body)) ?? reached.at(-1)
  if (!found) {
    const open = partner.offer.steps[application.step]?.name ?? 'the end'
    throw new Refusal(400, `This call is not open yet: ${partner.name} is at ${open}.`)
  }
  return { key: asked.key, session, partner, application, ...found }
}

function checkAmount(partner: ActivePartner, session: Session, { key, body }: Asked): void {
  const amountKobo = session.transaction.amount_kobo
  if (isGiven(body, 'amount') && toKobo(body['amount']) !== amountKobo) {
    throw new Refusal(400, `amount: expected the order's ${nairaText(amountKobo)}.`)
  }
  const minimum = partner.minimum?.[key.environment] ?? '0'
  if (amountKobo < (toKobo(minimum) ?? 0)) {
    throw new Refusal(403, `${partner.name} lends from ${minimum} naira. Choose another bank.`)
  }
}

/** Keeps that this step is done, and returns the one that follows. */
export function advance(
  core: Core,
  { key, partner, application, stepIndex }: Visit,
  learnt: Partial<Pick<Application, 'outcome' | 'split'>> = {},
): WireStep {
  const next = partner.offer.steps[stepIndex + 1]
  if (!next) throw new Error(`The flow of ${partner.slug} ends in a step that is not new-loan.`)
  keepApplication(core, { ...application, ...learnt, step: stepIndex + 1 })
  return toWireStep(next, partner.slug, key.environment)
}
