import type { Trait } from '../partners/test-customers.ts'
import type { Field, WireField } from './field.ts'

/** The calls of the checkout API that a step can be continued with. */
export type StepCall =
  | 'requirements'
  | 'verification'
  | 'verify-otp'
  | 'terms'
  | 'repayments-detail'
  | 'confirm-wallet'
  | 'accept-loan-terms'
  | 'credentials'
  | 'new-loan'

export interface DisplayData {
  title?: string
  subtitle?: string
  smalltext?: string
  list?: { text: string }[]
  /** HTML. */
  text?: string
  version?: string
  create_partner_account_text?: string
  create_partner_account_url?: string
}

/** One step of a partner's flow, as defined in the partner's file under `partners/`. */
export interface Step {
  /** The step's name in the checkout, for instance `ACCOUNT_VERIFICATION`. Unique within a flow. */
  name: string
  call: StepCall
  /** The step is only for customers of this kind; left out for all others. */
  when?: Trait
  display?: DisplayData
  /** According to the bank, the step is easier on a large screen. */
  warnsOnMobile?: true
  /** A function where bounds depend on the order or the day. */
  fields?: readonly Field[] | ((situation: Situation) => readonly Field[])
}

/** What the fields of a step may depend on. */
export interface Situation {
  basketKobo: number
  /** Milliseconds since 1970. */
  now: number
}

export function fieldsOf(step: Step, situation: Situation): readonly Field[] {
  return typeof step.fields === 'function' ? step.fields(situation) : (step.fields ?? [])
}

/** `next_step` as it goes over the wire. */
export interface WireStep {
  name: string
  method: 'GET' | 'POST'
  api: string
  display_data?: DisplayData
  display_mobile_ux_warning?: true
  form_fields?: WireField[]
  redirect_url?: string
  timeout?: string
}

/** The flow of a step, and the situation to render the step for. */
export interface Drawing {
  partner: string
  steps: readonly Step[]
  situation: Situation
}

const POST_PATHS = {
  verification: '/loans/account/verification',
  'verify-otp': '/loans/account/verify-otp',
  'repayments-detail': '/loans/account/repayments-detail',
  'confirm-wallet': '/loans/account/confirm-wallet',
  'accept-loan-terms': '/loans/account/accept-loan-terms',
  credentials: '/loans/account/credentials',
  'new-loan': '/loans/account/new-loan',
} as const

export function toWireStep(step: Step, drawing: Drawing): WireStep {
  const wire: WireStep = { name: step.name, ...address(step, drawing) }
  if (step.display) wire.display_data = step.display
  if (step.warnsOnMobile) wire.display_mobile_ux_warning = true
  if (step.fields) {
    const listed = fieldsOf(step, drawing.situation).filter(({ isUnlisted }) => !isUnlisted)
    wire.form_fields = listed.map((field) => field.wire)
  }
  return wire
}

/**
 * The step's name in its address, which distinguishes the step from an earlier one with the same call: several steps of one flow
 * go to `verification`, and a shopper may go back to any of them. The first step with a call needs no name.
 */
export function nameInAddress(step: Step, steps: readonly Step[]): string | undefined {
  return steps.find(({ call }) => call === step.call) === step ? undefined : step.name
}

function address(step: Step, { partner, steps }: Drawing): Pick<WireStep, 'method' | 'api'> {
  const { call } = step
  if (call === 'requirements')
    return { method: 'GET', api: `/loans/partners/requirements?partner=${partner}` }
  if (call === 'terms')
    return { method: 'GET', api: `/loans/partners/terms-and-conditions?partner=${partner}` }
  const name = nameInAddress(step, steps)
  return { method: 'POST', api: name ? `${POST_PATHS[call]}?step=${name}` : POST_PATHS[call] }
}
