import type { ComponentChildren } from 'preact'
import { chargeName } from '../locale/charge-name.ts'
import type { Repayment, Row as Payment } from '../money/repayment.ts'
import { useWiring } from './wiring.ts'

/** Every payment with its date and its amount, one line each. Their sum is the total. */
export function Schedule({ plan: { rows } }: { readonly plan: Repayment }) {
  const { t, money } = useWiring().words
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
        {rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">
              <When row={row} />
            </th>
            <td>{money(row.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function When({ row }: { readonly row: Payment }): ComponentChildren {
  const { t, date } = useWiring().words
  if (row.is === 'charge') return t('preview.nowFor', { what: chargeName(row.name, t) })
  if (row.is === 'down-payment') return t('preview.now')
  return <time dateTime={row.due}>{date(row.due)}</time>
}
