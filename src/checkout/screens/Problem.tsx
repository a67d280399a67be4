import type { PlaceAt } from '../flow/state.ts'
import { bankName } from '../locale/bank-name.ts'
import { fromNaira, NOTHING, type Kobo } from '../model/kobo.ts'
import { AnotherBank } from '../components/AnotherBank.tsx'
import { BackToShop } from '../components/BackToShop.tsx'
import { Button } from '../components/Button.tsx'
import { ResultIcon, type ResultLook } from '../components/ResultIcon.tsx'
import { useWiring, type Wiring } from '../components/wiring.ts'
import { Screen } from './Screen.tsx'

/** The checkout cannot continue. The shopper reads what that means for them; the page receives the error code and its reason. */
export function Problem({ place: { code } }: { readonly place: PlaceAt<'problem'> }) {
  const wiring = useWiring()
  const { flow, words } = wiring
  const again = flow.can({ type: 'retry' })
  const elsewhere = flow.can({ type: 'another-bank' })
  const { look, title, text } = saying(code, wiring)
  return (
    <Screen
      title={title}
      footer={
        <>
          {again && (
            <Button onPress={() => flow.send({ type: 'retry' })}>{words.t('action.startAgain')}</Button>
          )}
          {elsewhere && <AnotherBank />}
          <BackToShop look={again || elsewhere ? 'secondary' : 'primary'} />
        </>
      }
    >
      <ResultIcon is={look} />
      <p class="result-text">{text}</p>
    </Screen>
  )
}

interface Saying {
  readonly look: ResultLook
  readonly title: string
  readonly text: string
}

function saying(code: PlaceAt<'problem'>['code'], { state, words }: Wiring): Saying {
  const { t, money } = words
  const { banks, order, unanswered, reopened } = state.facts
  switch (code) {
    case 'no_partner': {
      const amount = fromNaira(order.amount) ?? NOTHING
      const starts = banks.flatMap(({ isActive, smallest }) => (isActive && smallest ? [smallest] : []))
      const least = Math.min(...starts) as Kobo
      const from = least > amount && starts.length > 0
      const text = t('problem.noPartnerText', { amount: money(amount, 'short') })
      return {
        look: 'note',
        title: t('problem.noPartner'),
        text: from ? `${text} ${t('problem.noPartnerFrom', { amount: money(least, 'short') })}` : text,
      }
    }
    case 'session_expired':
      return { look: 'paused', title: t('problem.session'), text: t('problem.sessionText') }
    case 'duplicate_reference':
      return {
        look: 'note',
        title: t('problem.duplicate'),
        text: t(unanswered || reopened ? 'problem.lostText' : 'problem.duplicateText'),
      }
    case 'already_paid':
      return { look: 'approved', title: t('problem.paid'), text: t('problem.paidText') }
    case 'data_unavailable':
      return { look: 'paused', title: t('problem.unsettled'), text: t('problem.unsettledText') }
    case 'unknown_step':
      return {
        look: 'note',
        title: t('problem.step', { bank: bankName(state) }),
        text: t('problem.stepText'),
      }
    default:
      return { look: 'declined', title: t('problem.title'), text: t('problem.text') }
  }
}
