import type { Repayment } from '../money/repayment.ts'
import { Figure, Figures } from '../components/Figures.tsx'
import { useWiring } from '../components/wiring.ts'
import { BankTotal } from './BankTotal.tsx'

/** The whole deal in a few lines: due today, and how the order and the credit make the total. */
export function PlanSummary({ plan }: { readonly plan: Repayment }) {
  const { t, money } = useWiring().words
  const { dueToday, order, wallet, cost, monthlyRate, chargesCounted, apart, total, inAll, bankTotal } = plan
  const ofCost = [
    monthlyRate && t('preview.rate', { rate: monthlyRate }),
    chargesCounted > 0 && t('preview.withCharges', { amount: money(chargesCounted) }),
    apart > 0 && t('preview.plusCharges', { amount: money(apart) }),
  ]
  return (
    <div class="plan-summary">
      <Figures>
        <Figure label={t('preview.today')} look="first">
          {dueToday > 0 ? money(dueToday) : t('preview.nothing')}
        </Figure>
        <Figure label={t('preview.basket')}>{money(order)}</Figure>
        {wallet > 0 && <Figure label={t('preview.wallet')}>−{money(wallet)}</Figure>}
        {cost !== undefined && (
          <Figure label={t('preview.cost')} note={ofCost.filter(Boolean).join(', ') || undefined}>
            {cost > 0 ? money(cost) : t('preview.nothing')}
          </Figure>
        )}
        <Figure
          label={t('preview.total')}
          note={apart > 0 ? t('preview.plus', { amount: money(apart), sum: money(inAll) }) : undefined}
          look="sum"
        >
          {money(total)}
        </Figure>
      </Figures>
      {bankTotal && <BankTotal bankTotal={bankTotal} />}
    </div>
  )
}
