import type { BankTotal as Figure } from '../money/bank-total.ts'
import type { Kobo } from '../model/kobo.ts'
import { bankName } from '../locale/bank-name.ts'
import { useWiring } from '../components/wiring.ts'

/** The total that the bank states, if it differs from the sum of the listed payments. */
export function BankTotal({ bankTotal }: { readonly bankTotal: Figure }) {
  const { state, words } = useWiring()
  const { t, money } = words
  const { difference, isRounding } = bankTotal
  const bank = bankName(state)
  const amount = money(bankTotal.amount)
  const apart = money(Math.abs(difference) as Kobo)
  if (isRounding) return <p class="small">{t('preview.bankRounds', { bank, amount, difference: apart })}</p>
  const line = difference > 0 ? 'preview.bankSaysMore' : 'preview.bankSaysLess'
  return <p class="small">{t(line, { bank, amount, difference: apart })}</p>
}
