import type { Plan } from '../api/plan.ts'
import { isolate } from '../locale/words.ts'
import { add, fromNaira, NOTHING, subtract, type Kobo } from '../money/kobo.ts'
import { useWiring } from '../parts/wiring.ts'

/** The total against the order: what the credit costs, and the charges the bank names. */
export function CreditCost({ plan }: { readonly plan: Plan }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const { order, deal } = state.facts
  const basket = fromNaira(order.amount) ?? NOTHING
  const cost = subtract(plan.total, basket)
  const charges = (['managementFee', 'vat', 'insurance'] as const).flatMap((name) => {
    const amount = plan[name]
    return amount ? [{ name, amount }] : []
  })
  const bank = isolate(deal?.bank.name ?? '')
  return (
    <div class="cost">
      <dl class="figures">
        <Figure label={t('preview.basket')} amount={money(basket)} />
        {cost > 0 && <Figure label={t('preview.cost')} amount={money(cost)} />}
        <Figure label={t('preview.total')} amount={money(plan.total)} strong />
      </dl>
      {charges.length > 0 && (
        <>
          <p class="small">{isInTotal(plan) ? t('preview.included') : t('preview.apart', { bank })}</p>
          <dl class="figures figures-small">
            {charges.map(({ name, amount }) => (
              <Figure key={name} label={t(`preview.${name}`)} amount={money(amount)} />
            ))}
          </dl>
        </>
      )}
      {plan.monthlyRate && <p class="small">{t('preview.rate', { rate: plan.monthlyRate })}</p>}
    </div>
  )
}

interface FigureProps {
  readonly label: string
  readonly amount: string
  readonly strong?: boolean
}

function Figure({ label, amount, strong = false }: FigureProps) {
  return (
    <div class={strong ? 'figure figure-strong' : 'figure'}>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </div>
  )
}

// Some banks count their charges into the total and some name them apart, and no field says which: the total does,
// when it is more than all payments together.
function isInTotal({ downPayment, instalments, total }: Plan): boolean {
  const payments = add(downPayment, ...instalments.map(({ amount }): Kobo => amount))
  return total > payments
}
