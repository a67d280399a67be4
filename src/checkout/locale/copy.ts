import { dayOf } from '../flow/agreement.ts'
import { lagosTime } from '../../shared/day.ts'
import type { Agreement } from '../money/agreement.ts'
import { chargeName } from './charge-name.ts'
import { plainName } from './plain-name.ts'
import type { Words } from './words.ts'

export interface CopyLine {
  readonly label: string
  readonly value: string
}

/** The shopper's copy of what was agreed. The page, the print and the text file show the same lines. */
export interface Copy {
  readonly title: string
  readonly parts: readonly { readonly title?: string | undefined; readonly lines: readonly CopyLine[] }[]
}

interface About {
  readonly agreement: Agreement
  readonly shop: string
  readonly reference?: string | undefined
}

export function copyOf({ agreement, shop, reference }: About, { t, money, date }: Words): Copy {
  const { plan, lender, termsVersion, language, agreedAt, build } = agreement
  const { day, time } = lagosTime(agreedAt)
  const bank = plainName(lender)
  const line = (label: string, value: string | false | undefined): CopyLine[] =>
    value ? [{ label, value }] : []
  const rows = plan.rows.flatMap((row) => {
    const on = date(dayOf(row.due, agreement))
    return line(row.is === 'charge' ? `${on}: ${chargeName(row.name, t)}` : on, money(row.amount))
  })
  const apart = plan.chargesApart.flatMap(({ name, amount }) => line(chargeName(name, t), money(amount)))
  return {
    title: t('copy.title'),
    parts: [
      {
        lines: [
          ...line(t('copy.lender'), bank),
          ...line(t('copy.shop'), plainName(shop)),
          ...line(t('result.reference'), reference && plainName(reference)),
          ...line(t('copy.agreed'), t('copy.lagos', { date: date(day), time })),
        ],
      },
      { title: t('preview.schedule'), lines: rows },
      { title: t('preview.apart', { bank }), lines: apart },
      {
        lines: [
          ...line(t('preview.inAll'), money(plan.inAll)),
          ...line(t('preview.basket'), money(plan.order)),
          ...line(t('preview.wallet'), plan.wallet > 0 && `−${money(plan.wallet)}`),
          ...line(t('preview.cost'), plan.cost !== undefined && money(plan.cost)),
          ...line(t('copy.rate'), plan.monthlyRate && t('preview.rate', { rate: plan.monthlyRate })),
          ...line(
            t('copy.minimum', { bank }),
            plan.minimumBalance !== undefined && money(plan.minimumBalance),
          ),
          ...line(t('copy.bankTotal', { bank }), plan.bankTotal && money(plan.bankTotal.amount)),
        ],
      },
      {
        lines: [
          ...line(t('copy.terms'), termsVersion && plainName(termsVersion)),
          ...line(t('copy.language'), language),
          ...line(t('copy.build'), build),
        ],
      },
    ].filter(({ lines }) => lines.length > 0),
  }
}

/** The copy as plain text, for a file. */
export function copyText({ title, parts }: Copy): string {
  const texts = parts.map(({ title, lines }) =>
    [...(title ? [title] : []), ...lines.map(({ label, value }) => `${label}: ${value}`)].join('\r\n'),
  )
  return `${[title, ...texts].join('\r\n\r\n')}\r\n`
}
