import type { PlaceAt } from '../flow/state.ts'
import { missingText } from '../locale/missing-text.ts'
import { TextField } from '../components/TextField.tsx'
import { useWiring } from '../components/wiring.ts'
import { Screen } from './Screen.tsx'

/** Requests the shopper's email and phone, as far as the shop did not pass them. */
export function Contact({ place }: { readonly place: PlaceAt<'contact'> }) {
  const { flow, words } = useWiring()
  const { t } = words
  return (
    <Screen title={t('contact.title')} subtitle={t('contact.text')} action={t('action.continue')}>
      {place.fields.map((field) => {
        const { name } = field
        const kind = name === 'email' ? 'email' : 'phone'
        const label = t(`contact.${kind}`)
        const problem = place.problems[name]
        return (
          <TextField
            key={name}
            field={field}
            label={label}
            value={place.values[name] ?? ''}
            hint={kind === 'phone' ? t('contact.phoneHint') : undefined}
            error={problem && (problem.rule === 'missing' ? missingText(t, label) : t(`field.${kind}`))}
            onType={(value) => flow.send({ type: 'typed', name, value })}
          />
        )
      })}
    </Screen>
  )
}
