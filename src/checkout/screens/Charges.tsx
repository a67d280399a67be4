import type { Repayment } from '../money/repayment.ts'
import { chargeName } from '../locale/charge-name.ts'
import { isolate } from '../locale/words.ts'
import { Figure, Figures } from '../components/Figures.tsx'
import { useWiring } from '../components/wiring.ts'

/** The charges that are not in the total, because nobody says when they are due. */
export function Charges({ plan: { chargesApart, apart } }: { readonly plan: Repayment }) {
  const { state, words } = useWiring()
  const { t, money } = words
  if (chargesApart.length === 0) return null
  const bank = isolate(state.facts.application?.bank.name ?? '')
  return (
    <div>
      <p class="small">{t('preview.apart', { bank, amount: money(apart) })}</p>
      <Figures look="small">
        {chargesApart.map(({ name, amount }, index) => (
          <Figure key={index} label={chargeName(name, t)}>
            {money(amount)}
          </Figure>
        ))}
      </Figures>
    </div>
  )
}
