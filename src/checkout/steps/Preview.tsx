import type { PlaceAt } from '../flow/state.ts'
import { isolate } from '../locale/words.ts'
import { Field } from '../parts/Field.tsx'
import { Schedule } from '../parts/Schedule.tsx'
import { useWiring } from '../parts/wiring.ts'
import { Charges } from './Charges.tsx'
import { useFieldProps } from './Fields.tsx'
import { PlanSummary } from './PlanSummary.tsx'
import { Screen } from './Screen.tsx'

/** What the shopper agrees to, in one look: due today, each date and amount, the total, and what the credit costs. */
export function Preview({ place }: { readonly place: PlaceAt<'preview'> }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const { plan } = place
  const bank = state.facts.deal?.bank.name ?? ''
  const consent = useFieldProps(place)('consent', t('preview.consent', { bank: isolate(bank) }))
  const today = plan.downPayment > 0
  return (
    <Screen
      title={t('preview.title')}
      subtitle={<bdi>{bank}</bdi>}
      action={today ? t('preview.agreeAndPay', { amount: money(plan.downPayment) }) : t('preview.agree')}
    >
      <PlanSummary plan={plan} />
      <Schedule instalments={plan.instalments} />
      <Charges plan={plan} />
      {consent && <Field {...consent} />}
    </Screen>
  )
}
