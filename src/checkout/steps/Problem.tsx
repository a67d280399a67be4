import type { PlaceAt } from '../flow/state.ts'
import { isolate } from '../locale/words.ts'
import { fromNaira, NOTHING, type Kobo } from '../money/kobo.ts'
import { Button } from '../parts/Button.tsx'
import { ResultIcon } from '../parts/ResultIcon.tsx'
import { useWiring, type Wiring } from '../parts/wiring.ts'
import { Screen } from './Screen.tsx'

/** It cannot go on here. The shopper reads what that means for them; the page gets the code and the reason. */
export function Problem({ place: { code } }: { readonly place: PlaceAt<'problem'> }) {
  const wiring = useWiring()
  const { flow, state, words } = wiring
  const { t } = words
  const shop = state.facts.session?.merchant
  const again = flow.can({ type: 'retry' })
  const [title, text] = saying(code, wiring)
  return (
    <Screen
      title={title}
      footer={
        <>
          {again && <Button onPress={() => flow.send({ type: 'retry' })}>{t('action.startAgain')}</Button>}
          <Button look={again ? 'secondary' : 'primary'} onPress={() => flow.send({ type: 'finish' })}>
            {shop ? t('action.toShop', { shop: isolate(shop) }) : t('action.toShopPlain')}
          </Button>
        </>
      }
    >
      <ResultIcon is="declined" />
      <p class="result-text">{text}</p>
    </Screen>
  )
}

function saying(code: PlaceAt<'problem'>['code'], { state, words }: Wiring): readonly [string, string] {
  const { t, money } = words
  const { banks, order, deal } = state.facts
  switch (code) {
    case 'no_partner': {
      const amount = fromNaira(order.amount) ?? NOTHING
      const starts = banks.flatMap(({ isActive, smallest }) => (isActive && smallest ? [smallest] : []))
      const least = Math.min(...starts) as Kobo
      const from = least > amount && starts.length > 0
      const text = t('problem.noPartnerText', { amount: money(amount, 'short') })
      return [
        t('problem.noPartner'),
        from ? `${text} ${t('problem.noPartnerFrom', { amount: money(least, 'short') })}` : text,
      ]
    }
    case 'session_expired':
      return [t('problem.session'), t('problem.sessionText')]
    case 'duplicate_reference':
      return [t('problem.duplicate'), t('problem.duplicateText')]
    case 'unknown_step':
      return [t('problem.step'), t('problem.stepText', { bank: isolate(deal?.bank.name ?? '') })]
    default:
      return [t('problem.title'), t('problem.text')]
  }
}
