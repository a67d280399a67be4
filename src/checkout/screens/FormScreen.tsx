import type { PlaceAt } from '../flow/state.ts'
import { withNaira } from '../locale/naira-in-text.ts'
import { NewAccount } from '../components/NewAccount.tsx'
import { useWiring } from '../components/wiring.ts'
import { Anew } from './Anew.tsx'
import { Fields } from './Fields.tsx'
import { OnlyChoice } from './OnlyChoice.tsx'
import { Screen } from './Screen.tsx'

/** Any step that consists of fields, including steps whose name this version does not know. */
export function FormScreen({ place }: { readonly place: PlaceAt<'form'> }) {
  const { words } = useWiring()
  const { t } = words
  const { step } = place
  const subtitle = step.subtitle && withNaira(step.subtitle, words)
  return (
    <Screen title={step.title ?? t('form.title')} subtitle={subtitle} action={t('action.continue')}>
      <Anew />
      <OnlyChoice />
      <Fields filled={place} />
      {step.smallText && <p class="small">{withNaira(step.smallText, words)}</p>}
      <NewAccount step={step} />
    </Screen>
  )
}
