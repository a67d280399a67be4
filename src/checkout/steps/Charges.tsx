import type { Plan } from '../api/plan.ts'
import { isolate } from '../locale/words.ts'
import { add } from '../money/kobo.ts'
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
  return (
    <div>
      <p class="small">{areInTotal(plan) ? t('preview.included') : t('preview.apart', { bank })}</p>
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

// Some banks count their charges into the total and some name them apart, and no field says which: the total does,
// when it is more than all payments together.
function areInTotal({ downPayment, instalments, total }: Plan): boolean {
  return total > add(downPayment, ...instalments.map(({ amount }) => amount))
}
