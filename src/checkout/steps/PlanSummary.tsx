import '../styles/plan-summary.css'
import type { Plan } from '../api/plan.ts'
import { fromNaira, NOTHING, subtract } from '../money/kobo.ts'
import { Figure, Figures } from '../parts/Figures.tsx'
import { useWiring } from '../parts/wiring.ts'

/** The whole deal in four lines: due today, and how the order and the credit make the total. */
export function PlanSummary({ plan }: { readonly plan: Plan }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const basket = fromNaira(state.facts.order.amount) ?? NOTHING
  const cost = subtract(plan.total, basket)
  return (
    <div class="plan-summary">
      <Figures>
        <Figure label={t('preview.today')} look="first">
          {plan.downPayment > 0 ? money(plan.downPayment) : t('preview.nothing')}
        </Figure>
        <Figure label={t('preview.basket')}>{money(basket)}</Figure>
        {cost > 0 && (
          <Figure
            label={t('preview.cost')}
            note={plan.monthlyRate && t('preview.rate', { rate: plan.monthlyRate })}
          >
            {money(cost)}
          </Figure>
        )}
        <Figure label={t('preview.total')} look="sum">
          {money(plan.total)}
        </Figure>
      </Figures>
    </div>
  )
}
