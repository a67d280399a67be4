import { isolate } from '../locale/words.ts'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** On the first screen of a bank: the notice that explains why the bank asks again. */
export function Anew() {
  const { state, words } = useWiring()
  const { place, facts } = state
  const { bank, anew, first } = facts.application ?? {}
  const isFirst = place.at === 'account-bank' || ('step' in place && place.step === first)
  if (!bank || !anew || !isFirst) return null
  return <Notice tone="calm">{words.t('bank.anew', { bank: isolate(bank.name) })}</Notice>
}
