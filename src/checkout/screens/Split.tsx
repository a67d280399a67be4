import type { Field as FieldShape } from '../model/field.ts'
import { lacksOptions } from '../flow/check.ts'
import type { Kobo } from '../model/kobo.ts'
import type { Repayment } from '../money/repayment.ts'
import { areCards, canQuote, quoteOf } from '../flow/quote.ts'
import type { PlaceAt } from '../flow/state.ts'
import type { Words } from '../locale/words.ts'
import { Field } from '../components/Field.tsx'
import { Skeleton } from '../components/Spinner.tsx'
import { useWiring } from '../components/wiring.ts'
import { useFieldProps } from './use-field-props.ts'
import { Screen } from './Screen.tsx'

/** The choice of instalments, each with its amounts, of repayment day and of insurer. All options come from the server. */
export function Split({ place }: { readonly place: PlaceAt<'split'> }) {
  const { state, words } = useWiring()
  const { t } = words
  const { step, fields } = place
  const propsOf = useFieldProps(place)
  const loading = state.waiting?.call.verb === 'insurers'
  // The shopper has nothing to choose here: the plan is being loaded.
  if (place.passing)
    return (
      <Screen title={step.title ?? t('split.title')} subtitle={t('split.passing')}>
        <Skeleton lines={6} />
      </Screen>
    )
  return (
    <Screen
      title={step.title ?? t('split.title')}
      subtitle={step.subtitle ?? t('split.text')}
      action={t('split.show')}
    >
      {fields.map((field) => {
        const props = propsOf(field.name, splitLabel(field, words))
        if (!props) return null
        if (lacksOptions(field)) return loading ? <Skeleton key={field.name} lines={2} /> : null
        if (!areCards(field)) return <Field key={field.name} {...props} />
        const noteOf = (value: string) => <Quote plan={quoteOf(place, value)} />
        return <Field key={field.name} {...props} cards noteOf={canQuote(place) ? noteOf : undefined} />
      })}
      {step.smallText && <p class="small">{step.smallText}</p>}
    </Screen>
  )
}

/**
 * The amounts of a split: its instalments, what is due today, and the total with the charges that are in neither. The space is reserved
 * before the amounts arrive.
 */
function Quote({ plan }: { readonly plan: Repayment | undefined }) {
  const { t, money } = useWiring().words
  const amounts = plan?.rows.flatMap(({ is, amount }) => (is === 'instalment' ? [amount] : [])) ?? []
  const most = Math.max(...amounts) as Kobo
  const line = amounts.every((amount) => amount === most) ? 'split.each' : 'split.eachAtMost'
  const today = plan?.dueToday ? t('split.today', { amount: money(plan.dueToday) }) : t('split.nothingToday')
  return (
    <span class="quote">
      <strong>{plan ? t(line, { count: amounts.length, amount: money(most) }) : '\u00a0'}</strong>
      <span>{plan ? today : '\u00a0'}</span>
      <span>{plan ? t('split.inAll', { amount: money(plan.inAll) }) : '\u00a0'}</span>
    </span>
  )
}

/** Our own label for a field of the split; undefined for a field that we do not know. */
export function splitLabel({ name }: FieldShape, { t }: Words): string | undefined {
  switch (name) {
    case 'installment':
    case 'repaymentDay':
    case 'insurerId':
    case 'downpayment_amount':
      return t(`split.${name}`)
    default:
      return undefined
  }
}
