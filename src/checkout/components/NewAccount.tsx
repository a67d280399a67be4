import type { Step } from '../model/step.ts'
import { isolate } from '../locale/words.ts'
import { useWiring } from './wiring.ts'

/**
 * The way to an account, for shoppers who have none at the bank; published on its first step, whatever that is. The words may be
 * the server's, so the host that they lead to stands beside them.
 */
export function NewAccount({ step: { newAccount } }: { readonly step: Step }) {
  const { state, words } = useWiring()
  if (!newAccount) return null
  const bank = state.facts.application?.bank.name ?? ''
  return (
    <p class="small">
      <a href={newAccount.url} target="_blank" rel="noopener noreferrer">
        {newAccount.text || words.t('requirements.newAccount', { bank: isolate(bank) })}
      </a>{' '}
      {new URL(newAccount.url).host}
    </p>
  )
}
