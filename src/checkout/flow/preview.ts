import { checkbox } from '../fields/checkbox.ts'
import type { Field } from '../model/field.ts'
import type { Step } from '../model/step.ts'
import type { Repayment } from '../money/repayment.ts'
import { fill } from './fill.ts'
import type { Facts, Preview } from './state.ts'

/** The name of the checkout's own consent box. */
export const CONSENT = 'consent'

const consent: Field = {
  name: CONSENT,
  kind: checkbox,
  label: '',
  required: true,
  value: '',
  options: [],
}

/** The screen on which the shopper agrees to the plan. `step` is what agreeing leads to. */
export function previewOf(facts: Facts, step: Step, plan: Repayment): Preview {
  const fields = [consent, ...step.fields.filter(({ name }) => name !== CONSENT)]
  return { at: 'preview', step, plan, ...fill(facts, step.name, fields) }
}
