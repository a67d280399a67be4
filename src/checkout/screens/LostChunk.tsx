import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'

/** Shown when code for this screen could not be loaded. Nothing that was typed is lost, and the shopper can try again. */
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
