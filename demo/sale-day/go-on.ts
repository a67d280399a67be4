import type { Field } from '../../src/checkout/model/field.ts'
import type { Flow } from '../../src/checkout/flow/run.ts'

/** The bank that everybody chooses: of those with most steps, one that stays inside the checkout. */
export const BANK = 'stanbic'

const TYPED: Readonly<Record<string, string>> = {
  accountNumber: '1234567890',
  phoneNumber: '08012345678',
  otp: '123456',
  repaymentDay: '7',
  consent: 'yes',
}

/** Does what a shopper does next who knows what they want; false when there is nothing to do but wait. */
export function goOn(flow: Flow): boolean {
  const { place, trouble, waiting } = flow.state
  if (waiting || place.at === 'gone') return false
  if (trouble?.again) return press(flow, 'retry')
  switch (place.at) {
    case 'banks':
      flow.send({ type: 'bank-chosen', slug: BANK })
      return true
    case 'result':
    case 'problem':
      return press(flow, 'finish')
    case 'asking':
    case 'deciding':
    case 'at-bank':
    case 'starting':
      return false
    default:
      for (const field of place.fields)
        if (field.kind.name !== 'hidden')
          flow.send({ type: 'typed', name: field.name, value: answerTo(field) })
      return press(flow, 'continue')
  }
}

function press(flow: Flow, type: 'retry' | 'finish' | 'continue'): boolean {
  const can = flow.can({ type })
  flow.send({ type })
  return can
}

const answerTo = ({ name, options }: Field) => options.at(-1)?.value ?? TYPED[name] ?? ''
