import type { PlaceAt } from '../flow/state.ts'
import { useWiring } from '../parts/wiring.ts'
import { BankHeading } from './BankHeading.tsx'
import { Fields } from './Fields.tsx'
import { Screen } from './Screen.tsx'

/** Any step that is fields: those we know, and those nobody has heard of. */
export function FormStep({ place }: { readonly place: PlaceAt<'form'> }) {
  const { t } = useWiring().words
  const { step } = place
  return (
    <Screen title={step.title ?? t('form.title')} subtitle={step.subtitle} action={t('action.continue')}>
      <BankHeading />
      <Fields filled={place} />
      {step.smallText && <p class="small">{step.smallText}</p>}
    </Screen>
  )
}
