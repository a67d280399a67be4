import type { PlaceAt, Verdict } from '../flow/state.ts'
import type { Repayment } from '../money/repayment.ts'
import { forShopper } from '../locale/server-message.ts'
import { bankName } from '../locale/bank-name.ts'
import { isolate, type Words } from '../locale/words.ts'
import { AnotherBank } from '../components/AnotherBank.tsx'
import { BackToShop } from '../components/BackToShop.tsx'
import { Figure, Figures } from '../components/Figures.tsx'
import { ResultIcon } from '../components/ResultIcon.tsx'
import { useWiring } from '../components/wiring.ts'
import { SaveCopy } from './SaveCopy.tsx'
import { Screen } from './Screen.tsx'

/** The outcome. The page receives it when the shopper goes back to the shop. */
export function Result({ place: { verdict } }: { readonly place: PlaceAt<'result'> }) {
  const { flow, state, words } = useWiring()
  const { t } = words
  const { application, session, loan } = state.facts
  const bank = bankName(state)
  const [title, text] = saying(verdict, words, bank, isolate(session?.merchant || t('result.theShop')))
  const elsewhere = flow.can({ type: 'another-bank' })
  const reference = loan?.reference ?? session?.reference
  return (
    <Screen
      title={title}
      footer={
        <>
          {elsewhere && <AnotherBank />}
          <BackToShop look={elsewhere ? 'secondary' : 'primary'} />
        </>
      }
    >
      <ResultIcon is={verdict.is} />
      {text && <p class="result-text">{text}</p>}
      {verdict.is === 'declined' && <p class="result-aside">{t('result.declinedText')}</p>}
      <Figures>
        {verdict.is === 'approved' && <Payments next={verdict.nextPayment} plan={application?.plan} />}
        {verdict.is !== 'declined' && reference && <Figure label={t('result.reference')}>{reference}</Figure>}
      </Figures>
      {verdict.is !== 'declined' && application?.agreement && (
        <SaveCopy agreement={application.agreement} reference={reference} />
      )}
    </Screen>
  )
}

interface PaymentsProps {
  /** The date of the next payment, if the bank stated one with its decision. Otherwise the first date of the plan is used. */
  readonly next?: string | undefined
  readonly plan?: Repayment | undefined
}

function Payments({ plan, next: named }: PaymentsProps) {
  const { t, money, date } = useWiring().words
  const instalments = plan?.rows.filter(({ is }) => is === 'instalment')
  const next = named ?? instalments?.[0]?.due
  const amount = instalments?.find(({ due }) => due === next)?.amount
  return (
    <>
      {plan && plan.dueToday > 0 && <Figure label={t('preview.today')}>{money(plan.dueToday)}</Figure>}
      {next && (
        <Figure label={t('result.nextPayment')} note={amount && date(next)}>
          {amount ? money(amount) : date(next)}
        </Figure>
      )}
    </>
  )
}

function saying(
  verdict: Verdict,
  { t }: Words,
  bank: string,
  shop: string,
): readonly [title: string, text: string | undefined] {
  if (verdict.is === 'approved') return [t('result.approved'), t('result.approvedText', { bank, shop })]
  if (verdict.is === 'pending' && verdict.earlier) return [t('result.earlier'), t('result.earlierText')]
  if (verdict.is === 'pending' && verdict.unconfirmed)
    return [t('result.unconfirmed', { bank }), t('result.unconfirmedText', { bank })]
  if (verdict.is === 'pending')
    return verdict.unsure
      ? [t('result.unsure'), t('result.unsureText', { bank })]
      : [t('result.pending', { bank }), t('result.pendingText', { bank })]
  const title = verdict.code === 'not_eligible' ? 'result.notEligible' : 'result.declined'
  return [t(title, { bank }), forShopper(verdict.serverMessage)]
}
