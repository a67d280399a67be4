import { bankName } from '../locale/bank-name.ts'
import { select } from '../fields/select.ts'
import type { PlaceAt } from '../flow/state.ts'
import { OptionList } from '../components/OptionList.tsx'
import { useWiring } from '../components/wiring.ts'
import { Anew } from './Anew.tsx'
import { Fields } from './Fields.tsx'
import { Screen } from './Screen.tsx'

/**
 * A label that only repeats the field's name is no heading: the shopper has just chosen a bank, and "Bank" does not state which one is
 * meant.
 */
const BARE = /^bank$/i

/** Fields that a lender requires before its first step. A single list continues with a press on an option; any other fields are a form. */
export function AccountBank({ place }: { readonly place: PlaceAt<'account-bank'> }) {
  const { flow, state, words } = useWiring()
  const { t } = words
  const bank = bankName(state)
  const [list, more] = place.fields
  if (!list || more || list.kind !== select)
    return (
      <Screen title={t('form.title')} action={t('action.continue')}>
        <Anew />
        <Fields filled={place} />
      </Screen>
    )
  return (
    <Screen
      title={BARE.test(list.label) ? t('accountBank.title') : list.label}
      subtitle={list.hint ?? t('accountBank.text', { bank })}
    >
      <Anew />
      <OptionList
        options={list.options}
        chosen={place.values[list.name]}
        onChoose={(value) => {
          flow.send({ type: 'typed', name: list.name, value })
          flow.send({ type: 'continue' })
        }}
      />
    </Screen>
  )
}
