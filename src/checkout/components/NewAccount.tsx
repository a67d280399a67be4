import type { Step } from '../model/step.ts'
import { bankName } from '../locale/bank-name.ts'
import { useWiring } from './wiring.ts'

/**
 * A link for shoppers who have no account at the bank. The server sends the link with the first step of the bank. The text may be the
 * server's, so the host of the link is shown beside it.
 */
export function NewAccount({ step: { newAccount } }: { readonly step: Step }) {
  const { state, words } = useWiring()
  if (!newAccount) return null
  return (
    <p class="small">
      <a href={newAccount.url} target="_blank" rel="noopener noreferrer">
        {newAccount.text || words.t('requirements.newAccount', { bank: bankName(state) })}
      </a>{' '}
      {new URL(newAccount.url).host}
    </p>
  )
}
