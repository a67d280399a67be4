import type { ComponentChildren } from 'preact'
import { chargeName } from '../locale/charge-name.ts'
import { bankName } from '../locale/bank-name.ts'
import type { Repayment, Row as Payment } from '../money/repayment.ts'
import { useWiring } from './wiring.ts'

/**
 * Every payment with its date and its amount, one per line. Below the payments are the charges that have no date yet. All lines together
 * are the total that the shopper pays.
 */
export function Schedule({ plan: { rows, chargesApart } }: { readonly plan: Repayment }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const bank = bankName(state)
  return (
    <>
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
          {chargesApart.map(({ name, amount }, index) => (
            <tr key={`apart-${index}`}>
              <th scope="row">{chargeName(name, t)}</th>
              <td>{money(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chargesApart.length > 0 && <p class="small schedule-apart">{t('preview.apart', { bank })}</p>}
    </>
  )
}

function When({ row }: { readonly row: Payment }): ComponentChildren {
  const { t, date } = useWiring().words
  if (row.is === 'charge') return t('preview.nowFor', { what: chargeName(row.name, t) })
  if (row.is === 'down-payment') return t('preview.now')
  return <time dateTime={row.due}>{date(row.due)}</time>
}
