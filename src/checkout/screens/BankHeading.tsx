import { isolate } from '../locale/words.ts'
import { BankLogo } from '../components/BankLogo.tsx'
import { Name } from '../components/Name.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** Which bank this screen belongs to, and on its first one why it asks again. */
export function BankHeading() {
  const { state, words } = useWiring()
  const { place, facts } = state
  if (!facts.application) return null
  const { bank, anew, first } = facts.application
  const isFirst = place.at === 'account-bank' || ('step' in place && place.step === first)
  return (
    <>
      <p class="bank-heading">
        <BankLogo bank={bank} />
        <Name>{bank.name}</Name>
      </p>
      {anew && isFirst && <Notice tone="calm">{words.t('bank.anew', { bank: isolate(bank.name) })}</Notice>}
    </>
  )
}
