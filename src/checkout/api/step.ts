import type { StepKind, Step } from '../model/step.ts'
import { readSecureAddress } from '../../shared/address.ts'
import { union, object, custom } from '../../validation/schema.ts'
import { code } from '../fields/code.ts'
import { hidden } from '../fields/hidden.ts'
import { fields } from './field.ts'
import type { Field } from '../model/field.ts'
import { makesLoan, readPath } from './path.ts'
import { caught, known, label, transform, nullish, readableOf, text } from './read.ts'
import { count } from './read-later.ts'

const STEP_KINDS = new Map<string, StepKind>([
  ['PARTNER_REQUIREMENTS', 'requirements'],
  // These make a call, so they can be shown without a field: texts and a button.
  ['CREATE_PHONE_OTP', 'form'],
  ['FETCH_BVN_VERIFICATION_METHODS', 'form'],
  ['SEND_BVN_OTP', 'form'],
  ['VERIFY_OTP', 'code'],
  ['VERIFY_PHONE_OTP', 'code'],
  ['VERIFY_BVN', 'code'],
  ['TERM_CONDITIONS', 'terms'],
  ['LOAN_OPTIONS', 'split'],
  ['ACCEPT_LOAN_TERMS', 'accept'],
  ['NEW_LOAN', 'new-loan'],
  ['NEW_USER_LOAN', 'new-loan'],
  ['REDIRECT', 'at-bank'],
  ['PAYMENT_LINK', 'at-bank'],
  ['LOAN_STATUS', 'deciding'],
])

const TEN_MINUTES = 600_000
const HALF_AN_HOUR = 1_800_000
/** The shortest timeout: a server's smaller value would end the wait after a few polls. */
const HALF_A_MINUTE = 30_000

/** An address a shopper may be sent to: the bank's page can ask for a password, so it has to be https. */
const secureAddress = known('an https address', readSecureAddress)
const path = known(
  "a path of this API, which begins with / and holds no '..', '\\' or control character",
  (given) => (typeof given === 'string' ? readPath(given) : undefined),
)

// The texts of a screen. One that cannot be read is left out.
const optionalText = caught(label)
const display = object({
  title: optionalText,
  subtitle: optionalText,
  smalltext: optionalText,
  list: caught(readableOf(union(text(), object({ text: text() })))),
  text: optionalText,
  version: optionalText,
  create_partner_account_text: optionalText,
  create_partner_account_url: optionalText,
})

export const step = transform(
  object({
    name: text('the name of a step'),
    method: custom<'GET' | 'POST'>(
      'GET or POST',
      (given) => given === 'GET' || given === 'POST',
      (given) => (typeof given === 'string' ? given.trim().toUpperCase() : given),
    ),
    api: path,
    display_data: caught(display),
    form_fields: fields,
    redirect_url: nullish(secureAddress),
    timeout: caught(count),
  }),
  ({ name, method, api, display_data, form_fields, redirect_url, timeout }): Step => {
    const url = readSecureAddress(display_data?.create_partner_account_url)
    return {
      name,
      kind: withLoanRequest(method, api, kindByNameOrFields(name, form_fields, redirect_url)),
      method,
      path: api,
      title: display_data?.title,
      subtitle: display_data?.subtitle,
      smallText: display_data?.smalltext,
      list: (display_data?.list ?? []).map((line) => (typeof line === 'string' ? line : line.text)),
      html: display_data?.text,
      version: display_data?.version,
      newAccount:
        url === undefined ? undefined : { url, text: display_data?.create_partner_account_text ?? '' },
      fields: form_fields,
      redirectUrl: redirect_url,
      timeout: Math.min(Math.max(timeout ?? TEN_MINUTES, HALF_A_MINUTE), HALF_AN_HOUR),
    }
  },
)

function kindByNameOrFields(
  name: string,
  fields: readonly Field[],
  redirectUrl: string | undefined,
): StepKind {
  const visible = fields.filter(({ kind }) => kind !== hidden)
  const kind = STEP_KINDS.get(name)
  // A code and a redirect need certain fields; a step that lacks them may still be a form.
  if (kind === 'code' && (visible.length !== 1 || visible[0]?.kind !== code)) return kindByFields(visible)
  if (kind === 'at-bank' && !redirectUrl) return kindByFields(visible)
  return kind ?? kindByFields(visible)
}

// A POST to the path of the loan request is shown and sent as a loan request, whatever the step's name. A split goes as a POST (plan.ts).
function withLoanRequest(method: Step['method'], path: string, kind: StepKind): StepKind {
  const isPosted = method === 'POST' || kind === 'split'
  return isPosted && makesLoan(path) ? 'new-loan' : kind
}

function kindByFields(visible: readonly Field[]): StepKind {
  return visible.length > 0 ? 'form' : 'impossible'
}
