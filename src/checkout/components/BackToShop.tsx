import { isolate } from '../locale/words.ts'
import { Button } from './Button.tsx'
import { useWiring } from './wiring.ts'

/** The longest shop name with which the text of the button fits one or two lines. */
const SHORT = 24

/** The button that ends the checkout. The page then receives the outcome. */
export function BackToShop({ look }: { readonly look: 'primary' | 'secondary' }) {
  const { flow, state, words } = useWiring()
  const { t } = words
  const shop = state.facts.session?.merchant ?? ''
  const isNamed = shop !== '' && shop.length <= SHORT
  return (
    <Button look={look} onPress={() => flow.send({ type: 'finish' })}>
      {isNamed ? t('action.toShop', { shop: isolate(shop) }) : t('action.toShopPlain')}
    </Button>
  )
}
