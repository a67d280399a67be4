import type { PlaceAt } from '../flow/state.ts'
import { useWiring } from '../parts/wiring.ts'
import { Fields } from './Fields.tsx'
import { Screen } from './Screen.tsx'

/** Asked only for what the shop did not pass: where the bank can reach the shopper. */
export function Contact({ place }: { readonly place: PlaceAt<'contact'> }) {
  const { t } = useWiring().words
  return (
    <Screen title={t('contact.title')} subtitle={t('contact.text')} action={t('action.continue')}>
      <Fields
        filled={place}
        labelOf={(name) => t(name === 'email' ? 'contact.email' : 'contact.phone')}
        hintOf={(name) => (name === 'phone' ? t('contact.phoneHint') : undefined)}
      />
    </Screen>
  )
}
