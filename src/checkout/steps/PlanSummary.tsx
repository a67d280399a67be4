import type { Plan } from '../api/plan.ts'
import { chargesApart, costOfCredit, paidElsewhere } from '../money/credit.ts'
import { add, fromNaira, NOTHING } from '../money/kobo.ts'
import { Figure, Figures } from '../parts/Figures.tsx'
import { useWiring } from '../parts/wiring.ts'

/** The whole deal in a few lines: due today, and how the order and the credit make the total. */
export function PlanSummary({ plan }: { readonly plan: Plan }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const basket = fromNaira(state.facts.order.amount) ?? NOTHING
  const cost = costOfCredit(plan, basket)
  const apart = chargesApart(plan)
  const wallet = state.facts.deal?.walletUsed ? paidElsewhere(plan, basket) : NOTHING
  return (
    <div class="plan-summary">
      <Figures>
        <Figure label={t('preview.today')} look="first">
          {plan.downPayment > 0 ? money(plan.downPayment) : t('preview.nothing')}
        </Figure>
        <Figure label={t('preview.basket')}>{money(basket)}</Figure>
        {wallet > 0 && <Figure label={t('preview.wallet')}>−{money(wallet)}</Figure>}
        {cost !== undefined && (
          <Figure
            label={t('preview.cost')}
            note={plan.monthlyRate && t('preview.rate', { rate: plan.monthlyRate })}
          >
            {cost > 0 ? money(cost) : t('preview.nothing')}
          </Figure>
        )}
        <Figure
          label={t('preview.total')}
          note={
            apart > 0
              ? t('preview.plus', { amount: money(apart), sum: money(add(plan.total, apart)) })
              : undefined
          }
          look="sum"
        >
          {money(plan.total)}
        </Figure>
      </Figures>
    </div>
  )
}
