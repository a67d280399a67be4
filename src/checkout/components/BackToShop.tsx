import { isolate } from '../locale/words.ts'
import { Button } from './Button.tsx'
import { useWiring } from './wiring.ts'

/** Characters of a name that leave the button in one line, or two. */
const SHORT = 24

/** The last button of all: the checkout ends, and the page hears how. */
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
