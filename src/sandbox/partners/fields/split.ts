import { writeNaira } from '../../../shared/naira.ts'
import { downPaymentBounds, type DownPaymentRule } from '../../figures/down-payment.ts'
import type { Field } from '../../flow/field.ts'
import type { Situation } from '../../flow/step.ts'
import { nairaNumber, toKobo } from '../../wire/naira.ts'

/** Fields for the split of the order. */

/** How many instalments there are to choose from. */
export function installments(choices: readonly number[]): Field {
  return {
    wire: {
      type: 'select',
      name: 'installment',
      label: 'Number of instalments',
      required: true,
      options: choices.map((count) => ({ value: String(count), label: `${count} instalments` })),
    },
  }
}

/** The down payment in naira, within bounds that depend on the basket. */
export function downPayment(rule: DownPaymentRule, { basketKobo }: Situation): Field {
  const { leastKobo, mostKobo } = downPaymentBounds(basketKobo, rule) ?? { leastKobo: 0, mostKobo: 0 }
  const [min, max] = [nairaNumber(leastKobo), nairaNumber(mostKobo)]
  return {
    wire: {
      type: 'number',
      name: 'downpayment_amount',
      label: 'Pay now',
      format: 'amount',
      smalltext: `From NGN ${grouped(min)} to NGN ${grouped(max)}.`,
      required: true,
      min,
      max,
    },
    problem: (answer) => {
      const kobo = toKobo(answer)
      if (kobo !== undefined && kobo >= leastKobo && kobo <= mostKobo) return undefined
      return `Choose an amount to pay now from NGN ${grouped(min)} to NGN ${grouped(max)}.`
    },
  }
}

/** Naira with commas, without the sign. */
const grouped = (naira: number) => writeNaira(naira).slice(1)
