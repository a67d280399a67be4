import type { Environment } from '../core.ts'
import type { Field, WireField } from './field.ts'

/** The calls of the checkout API that a step can be continued with. */
export type StepCall =
  | 'requirements'
  | 'verification'
  | 'verify-otp'
  | 'terms'
  | 'repayments-detail'
  | 'accept-loan-terms'
  | 'credentials'
  | 'new-loan'

export interface DisplayData {
  title?: string
  subtitle?: string
  smalltext?: string
  list?: { text: string }[]
}

/** One step of a partner's flow, as its file under `partners/` writes it down. */
export interface Step {
  /** The name the checkout knows it by, for instance `ACCOUNT_VERIFICATION`. */
  name: string
  call: StepCall
  display?: DisplayData
  fields?: readonly Field[]
}

/** `next_step` as it goes over the wire. */
export interface WireStep {
  name: string
  method: 'GET' | 'POST'
  api: string
  display_data?: DisplayData
  form_fields?: WireField[]
  redirect_url?: string
  timeout?: string
}

const POST_PATHS = {
  verification: '/loans/account/verification',
  'verify-otp': '/loans/account/verify-otp',
  'repayments-detail': '/loans/account/repayments-detail',
  'accept-loan-terms': '/loans/account/accept-loan-terms',
  credentials: '/loans/account/credentials',
  'new-loan': '/loans/account/new-loan',
} as const

export function toWireStep(step: Step, partner: string, environment: Environment): WireStep {
  const wire: WireStep = { name: step.name, ...address(step.call, partner, environment === 'live') }
  if (step.display) wire.display_data = step.display
  if (step.fields) wire.form_fields = step.fields.map((field) => field.wire)
  return wire
}

function address(call: StepCall, partner: string, isLive: boolean): Pick<WireStep, 'method' | 'api'> {
  if (call === 'requirements')
    return { method: 'GET', api: `/loans/partners/requirements?partner=${partner}` }
  if (call === 'terms') {
    return { method: 'GET', api: `/loans/partners/terms-and-conditions?partner=${partner}&is_live=${isLive}` }
  }
  return { method: 'POST', api: POST_PATHS[call] }
}
