import type { PlaceAt } from '../flow/state.ts'
import { NewAccount } from '../components/NewAccount.tsx'
import { useWiring } from '../components/wiring.ts'
import { Anew } from './Anew.tsx'
import { Fields } from './Fields.tsx'
import { OnlyChoice } from './OnlyChoice.tsx'
import { Screen } from './Screen.tsx'

/** What the shopper needs for this bank, shown before anything is typed. Some banks require a consent here. */
export function Requirements({ place }: { readonly place: PlaceAt<'requirements'> }) {
  const { step } = place
  const { words } = useWiring()
  return (
    <Screen
      title={step.title ?? words.t('requirements.title')}
      subtitle={step.subtitle}
      action={words.t('action.continue')}
    >
      <Anew />
      <OnlyChoice />
      <ul class="requirements">
        {step.list.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Fields filled={place} />
      {step.smallText && <p class="small">{step.smallText}</p>}
      <NewAccount step={step} />
    </Screen>
  )
}
