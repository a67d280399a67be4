import type { Plan } from '../api/plan.ts'
import { isolate } from '../locale/words.ts'
import { chargesApart } from '../money/credit.ts'
import { Figure, Figures } from '../parts/Figures.tsx'
import { useWiring } from '../parts/wiring.ts'

/** The fee, the VAT on it and the insurance, where the bank names them. */
export function Charges({ plan }: { readonly plan: Plan }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const charges = (['managementFee', 'vat', 'insurance'] as const).flatMap((name) => {
    const amount = plan[name]
    return amount ? [{ name, amount }] : []
  })
  if (charges.length === 0) return null
  const bank = isolate(state.facts.deal?.bank.name ?? '')
  const apart = chargesApart(plan)
  return (
    <div>
      <p class="small">
        {apart > 0 ? t('preview.apart', { bank, amount: money(apart) }) : t('preview.included')}
      </p>
      <Figures look="small">
        {charges.map(({ name, amount }) => (
          <Figure key={name} label={t(`preview.${name}`)}>
            {money(amount)}
          </Figure>
        ))}
      </Figures>
    </div>
  )
}
