import type { ComponentChildren } from 'preact'
import type { Plan } from '../api/plan.ts'
import { withoutDate } from '../money/credit.ts'
import type { Kobo } from '../money/kobo.ts'
import { useWiring } from './wiring.ts'

interface ScheduleProps {
  readonly plan: Plan
  /** Isolated, for inside a sentence. */
  readonly bank: string
}

/** Every payment with its date and its amount, one line each: as many as were chosen, and together they are the total. */
export function Schedule({ plan, bank }: ScheduleProps) {
  const { t, date } = useWiring().words
  const rest = withoutDate(plan)
  return (
    <table class="schedule">
      <caption>{t('preview.schedule')}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{t('preview.date')}</th>
          <th scope="col">{t('preview.payment')}</th>
        </tr>
      </thead>
      <tbody>
        {plan.downPayment > 0 && <Row amount={plan.downPayment}>{t('preview.now')}</Row>}
        {plan.instalments.map(({ due, amount }, index) => (
          <Row key={index} amount={amount}>
            <time dateTime={due}>{date(due)}</time>
          </Row>
        ))}
        {rest > 0 && <Row amount={rest}>{t('preview.rest', { bank })}</Row>}
      </tbody>
    </table>
  )
}

function Row({ amount, children }: { readonly amount: Kobo; readonly children: ComponentChildren }) {
  const { money } = useWiring().words
  return (
    <tr>
      <th scope="row">{children}</th>
      <td>{money(amount)}</td>
    </tr>
  )
}
