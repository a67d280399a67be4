import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** Code that this screen needs did not come: nothing is lost by it, and it can be asked for again. */
export function LostChunk({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useWiring().words
  return (
    <Notice tone="problem" occasion="lost">
      <p>{t('trouble.unreachable')}</p>
      <Button look="secondary" onPress={onRetry}>
        {t('action.retry')}
      </Button>
    </Notice>
  )
}
