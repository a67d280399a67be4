import '../styles/where.css'
import { hasProgress } from '../flow/progress.ts'
import { BankLogo } from './BankLogo.tsx'
import { Name } from './Name.tsx'
import { useWiring } from './wiring.ts'

/** Which bank this screen belongs to, and about how many steps are left. */
export function Where({ id }: { readonly id: string }) {
  const { state, words } = useWiring()
  const { place, facts, stepsLeft } = state
  const bank = place.at === 'banks' ? undefined : facts.application?.bank
  const steps = hasProgress(place)
  if (!bank && !steps) return null
  return (
    <p id={id} class="where">
      {bank && <BankLogo bank={bank} />}
      <span class="where-words">
        {bank && <Name class="where-bank">{bank.name}</Name>}
        {bank && steps && <span class="unseen">. </span>}
        {steps && (
          <span class="where-steps">
            {stepsLeft > 0 ? words.t('where.steps', { count: stepsLeft }) : words.t('where.last')}
          </span>
        )}
      </span>
    </p>
  )
}
