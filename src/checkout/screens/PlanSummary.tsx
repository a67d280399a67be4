import type { Repayment } from '../money/repayment.ts'
import { bankName } from '../locale/bank-name.ts'
import { Figure, Figures } from '../components/Figures.tsx'
import { useWiring } from '../components/wiring.ts'
import { BankTotal } from './BankTotal.tsx'

/** The plan in a few lines: the total, the order and the cost of credit that make up the total, and what is due today. */
export function PlanSummary({ plan }: { readonly plan: Repayment }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const { dueToday, order, wallet, cost, monthlyRate, inAll, minimumBalance, bankTotal, rows, apart } = plan
  const hasCharges = apart > 0 || rows.some(({ is }) => is === 'charge')
  const ofRate =
    monthlyRate && t(hasCharges ? 'preview.rateAndCharges' : 'preview.rate', { rate: monthlyRate })
  return (
    <div class="plan-summary">
      <Figures>
        <Figure label={t('preview.inAll')} look="first">
          {money(inAll)}
        </Figure>
        <Figure label={t('preview.basket')}>{money(order)}</Figure>
        {wallet > 0 && <Figure label={t('preview.wallet')}>−{money(wallet)}</Figure>}
        {cost !== undefined && (
          <Figure
            label={t('preview.cost')}
            note={ofRate || (hasCharges ? t('preview.withCharges') : undefined)}
          >
            {cost > 0 ? money(cost) : t('preview.nothing')}
          </Figure>
        )}
        <Figure label={t('preview.today')} look="sum">
          {dueToday > 0 ? money(dueToday) : t('preview.nothing')}
        </Figure>
      </Figures>
      {minimumBalance !== undefined && (
        <p class="small">
          {t('preview.minimum', {
            bank: bankName(state),
            amount: money(minimumBalance),
          })}
        </p>
      )}
      {bankTotal && <BankTotal bankTotal={bankTotal} />}
    </div>
  )
}
