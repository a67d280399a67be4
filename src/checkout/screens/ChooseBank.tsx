import '../styles/banks.css'
import type { Bank } from '../model/bank.ts'
import { canChoose } from '../flow/select.ts'
import { fromNaira, NOTHING } from '../model/kobo.ts'
import { BankLogo } from '../components/BankLogo.tsx'
import { Name } from '../components/Name.tsx'
import { useWiring } from '../components/wiring.ts'
import { Screen } from './Screen.tsx'

/** Banks that lend for this order first, each a button; the others below, with the reason why not. */
export function ChooseBank() {
  const { flow, state, words } = useWiring()
  const { banks, order } = state.facts
  const choosable = banks.filter((bank) => canChoose(bank, order))
  const others = banks.filter((bank) => !canChoose(bank, order))
  return (
    <Screen title={words.t('banks.title')} subtitle={words.t('banks.text')}>
      <ul class="banks">
        {choosable.map((bank) => (
          <li key={bank.slug}>
            <button
              type="button"
              class="bank guarded"
              onClick={() => flow.send({ type: 'bank-chosen', slug: bank.slug })}
            >
              <BankLine bank={bank} />
            </button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ul class="banks banks-closed">
          {others.map((bank) => (
            <li key={bank.slug} class="bank bank-closed">
              <BankLine bank={bank} closed />
            </li>
          ))}
        </ul>
      )}
    </Screen>
  )
}

function BankLine({ bank, closed = false }: { readonly bank: Bank; readonly closed?: boolean }) {
  const note = useNote(bank, closed)
  return (
    <>
      <BankLogo name={bank.name} address={bank.logo} />
      <span class="bank-words">
        <Name class="bank-name">{bank.name}</Name>
        {note && <span class="bank-note">{note}</span>}
      </span>
    </>
  )
}

function useNote({ isActive, interest, smallest, largest }: Bank, closed: boolean): string | undefined {
  const { state, words } = useWiring()
  const { t, money } = words
  // "on request" and "2.5%" are no figures, and NaN is no rate.
  if (!closed) return isNaN(Number(interest)) ? undefined : t('banks.rate', { rate: Number(interest) })
  if (!isActive) return t('banks.soon')
  const amount = fromNaira(state.facts.order.amount) ?? NOTHING
  if (smallest !== undefined && amount < smallest)
    return t('banks.from', { amount: money(smallest, 'short') })
  return largest === undefined ? undefined : t('banks.upTo', { amount: money(largest, 'short') })
}
