import '../styles/result.css'
import type { PlaceAt, Verdict } from '../flow/state.ts'
import { isolate, type Words } from '../locale/words.ts'
import { Button } from '../parts/Button.tsx'
import { Figure, Figures } from '../parts/Figures.tsx'
import { ResultIcon } from '../parts/ResultIcon.tsx'
import { useWiring } from '../parts/wiring.ts'
import { Screen } from './Screen.tsx'

/** How it ended. The page hears of it when the shopper has seen it and goes back. */
export function Result({ place: { verdict } }: { readonly place: PlaceAt<'result'> }) {
  const { flow, state, words } = useWiring()
  const { t, date } = words
  const { deal, session, loan } = state.facts
  const shop = session?.merchant
  const [title, text] = saying(
    verdict,
    words,
    isolate(deal?.bank.name ?? ''),
    isolate(shop ?? t('action.toShopPlain')),
  )
  const elsewhere = flow.can({ type: 'another-bank' })
  const reference = loan?.reference ?? session?.reference
  return (
    <Screen
      title={title}
      footer={
        <>
          {elsewhere && (
            <Button onPress={() => flow.send({ type: 'another-bank' })}>{t('result.anotherBank')}</Button>
          )}
          <Button look={elsewhere ? 'secondary' : 'primary'} onPress={() => flow.send({ type: 'finish' })}>
            {shop ? t('action.toShop', { shop: isolate(shop) }) : t('action.toShopPlain')}
          </Button>
        </>
      }
    >
      <ResultIcon is={verdict.is} />
      <p class="result-text">{text}</p>
      <Figures>
        {verdict.is === 'approved' && verdict.nextPayment && (
          <Figure label={t('result.nextPayment')}>{date(verdict.nextPayment)}</Figure>
        )}
        {verdict.is !== 'declined' && reference && <Figure label={t('result.reference')}>{reference}</Figure>}
      </Figures>
    </Screen>
  )
}

function saying(verdict: Verdict, { t }: Words, bank: string, shop: string): readonly [string, string] {
  if (verdict.is === 'approved') return [t('result.approved'), t('result.approvedText', { bank, shop })]
  if (verdict.is === 'pending')
    return verdict.unsure
      ? [t('result.unsure'), t('result.unsureText', { bank })]
      : [t('result.pending'), t('result.pendingText', { bank })]
  const title = verdict.code === 'not_eligible' ? 'result.notEligible' : 'result.declined'
  return [t(title, { bank }), verdict.said ?? t('result.declinedText')]
}
