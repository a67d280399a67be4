import { hidden } from '../fields/hidden.ts'
import { number } from '../fields/number.ts'
import type { Field } from '../model/field.ts'
import type { Body } from '../model/call.ts'
import type { Step } from '../model/step.ts'
import { wireRecord } from './agreement.ts'
import { lacksOptions } from './check.ts'
import type { Application, Facts, Values } from './state.ts'

/**
 * The body of a step: the partner and the public key, the bank behind the lender, the identifiers from earlier steps (with a code or a
 * login), and the step's own fields.
 */
export function stepBody(facts: Facts, application: Application, step: Step, values: Values): Body {
  const before = provesIdentity(step) ? application.identifiers : {}
  return {
    ...context(facts, application),
    ...application.accountBankValues,
    ...before,
    ...own(facts, application, step.fields, values),
  }
}

/** Accepts terms that came with the step. */
export function termsBody(facts: Facts, application: Application, step: Step, values: Values): Body {
  return { ...stepBody(facts, application, step, values), is_accepted: true }
}

export function planBody(
  facts: Facts,
  application: Application,
  fields: readonly Field[],
  values: Values,
): Body {
  return {
    ...context(facts, application),
    amount: facts.order.amount,
    // An insurer of an earlier list is not sent while the list is missing: the shopper would not see which one it is.
    ...own(
      facts,
      application,
      fields.filter((field) => !lacksOptions(field)),
      values,
    ),
  }
}

export function acceptanceBody(
  facts: Facts,
  application: Application,
  { fields }: Step,
  values: Values,
): Body {
  return { ...context(facts, application), ...own(facts, application, fields, values), is_accepted: true }
}

export function loanBody(facts: Facts, application: Application, { fields }: Step, values: Values): Body {
  const { amount, items, merchant_reference, meta_data } = facts.order
  return {
    ...record(facts, application),
    ...own(facts, application, fields, values),
    ...context(facts, application),
    amount,
    items,
    ...application.choice,
    ...withoutUndefined({
      termsAndConditionVersion: application.termsVersion,
      merchant_reference,
      meta_data,
    }),
  }
}

function withoutUndefined(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
}

// Early in the body: the API's own fields override a field of the same name.
function record({ recordField }: Facts, { agreement }: Application): Body {
  return recordField && agreement ? { [recordField]: wireRecord(agreement) } : {}
}

/** The fields by which the bank knows the shopper. They are sent again with the code or password that proves them. */
export function identifiersIn(body: Body): Body {
  return pick(body, ['accountNumber', 'phoneNumber', 'firstname', 'email', 'bank'])
}

/** The fields of a split for the loan request. */
export function choiceIn(body: Body): Body {
  return pick(body, ['installment', 'repaymentDay', 'insurerId'])
}

function pick(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)))
}

function context({ publicKey, session }: Facts, { bank }: Application): Body {
  return { partner: bank.slug, is_live: session?.isLive ?? false, klump_public_key: publicKey }
}

// A code or a password proves an identity, so it is sent together with the identifiers typed in earlier steps.
function provesIdentity({ kind, path }: Step): boolean {
  return kind === 'code' || path.split('?')[0] === '/loans/account/verify-otp'
}

function own(facts: Facts, application: Application, fields: readonly Field[], values: Values): Body {
  const { order, contact } = facts
  const known: Body = {
    amount: order.amount,
    currency: order.currency,
    ...(contact.email ? { email: contact.email } : {}),
    ...pick(application.identifiers, ['bank']),
    ...application.accountBankValues,
    partner: application.bank.slug,
  }
  const sent = fields.flatMap(({ name, kind }) => {
    const answer = kind.answer(values[name] ?? '')
    if (answer.trim() !== '' || kind.isAlwaysSent) {
      const toWire = name === 'installment' ? number.toWire : kind.toWire
      return [[name, toWire ? toWire(answer) : answer] as const]
    }
    // An empty hidden field gets the value that the checkout knows by that name.
    return kind === hidden && name in known ? [[name, known[name]] as const] : []
  })
  return Object.fromEntries(sent)
}
