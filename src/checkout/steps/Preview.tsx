import '../styles/preview.css'
import type { PlaceAt } from '../flow/state.ts'
import { isolate } from '../locale/words.ts'
import { Field } from '../parts/Field.tsx'
import { Schedule } from '../parts/Schedule.tsx'
import { useWiring } from '../parts/wiring.ts'
import { BankHeading } from './BankHeading.tsx'
import { CreditCost } from './CreditCost.tsx'
import { useFieldProps } from './Fields.tsx'
import { Screen } from './Screen.tsx'

/** What the shopper agrees to, in one look: due today, each date and amount, the total, and what the credit costs. */
export function Preview({ place }: { readonly place: PlaceAt<'preview'> }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const { plan } = place
  const bank = isolate(state.facts.deal?.bank.name ?? '')
  const consent = useFieldProps(place)('consent', t('preview.consent', { bank }))
  const today = plan.downPayment > 0
  return (
    <Screen
      title={t('preview.title')}
      action={today ? t('preview.agreeAndPay', { amount: money(plan.downPayment) }) : t('preview.agree')}
    >
      <BankHeading />
      <p class="today">
        <span>{t('preview.today')}</span>{' '}
        <strong>{today ? money(plan.downPayment) : t('preview.nothing')}</strong>
      </p>
      <Schedule instalments={plan.instalments} />
      <CreditCost plan={plan} />
      {consent && <Field {...consent} />}
    </Screen>
  )
}
