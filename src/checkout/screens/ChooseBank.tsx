import '../styles/banks.css'
import type { Bank } from '../model/bank.ts'
import { canChoose } from '../flow/select.ts'
import { fromNaira, NOTHING } from '../model/kobo.ts'
import { isolate } from '../locale/words.ts'
import { plainName } from '../locale/plain-name.ts'
import { BankLogo } from '../components/BankLogo.tsx'
import { Name } from '../components/Name.tsx'
import { useWiring } from '../components/wiring.ts'
import { Screen } from './Screen.tsx'

/**
 * The banks that lend for this order come first, each as a button. The other banks follow, each with the reason why it does not lend.
 *
 * A list of one bank is shown too, unlike other screens with a single option (flow/passing.ts): its line states what the lender charges
 * before anything is requested from the lender. Also, the screens of a lender are in a later chunk, for which the first screen would have
 * to wait.
 */
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
      <BankLogo bank={bank} />
      <span class="bank-words">
        <Name class="bank-name">{bank.name}</Name>
        {note && <span class="bank-note">{note}</span>}
      </span>
    </>
  )
}

// What is known of a bank before there is a plan. The monthly payment is unknown: only the bank can calculate it.
function useNote(bank: Bank, closed: boolean): string | undefined {
  const { isActive, interest, charges, smallest, largest } = bank
  const { state, words } = useWiring()
  const { t, money } = words
  const amount = fromNaira(state.facts.order.amount) ?? NOTHING
  const from = smallest !== undefined && t('banks.from', { amount: money(smallest, 'short') })
  if (closed && !isActive) return t('banks.soon')
  if (closed && smallest !== undefined && amount < smallest) return from || undefined
  if (closed) return largest === undefined ? undefined : t('banks.upTo', { amount: money(largest, 'short') })
  const known = [
    // Texts such as "on request" or "2.5%" are not numbers, and are not shown as a rate.
    !isNaN(Number(interest)) && t('banks.rate', { rate: Number(interest) }),
    ...charges.map(({ name, percent }) =>
      percent === undefined ? plainName(name) : t('banks.charge', { name: isolate(name), rate: percent }),
    ),
    from,
  ]
  return known.filter(Boolean).join('\u00a0· ') || undefined
}
