import '../styles/schedule.css'
import type { Instalment } from '../api/plan.ts'
import { useWiring } from './wiring.ts'

/** Every instalment with its date and its amount, one line each. */
export function Schedule({ instalments }: { readonly instalments: readonly Instalment[] }) {
  const { t, money, date } = useWiring().words
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
        {instalments.map(({ due, amount }, index) => (
          <tr key={index}>
            <th scope="row">
              <time dateTime={due}>{date(due)}</time>
            </th>
            <td>{money(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
