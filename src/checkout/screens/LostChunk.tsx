import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'
import type { FailureKind } from '../model/failure.ts'

interface LostChunkProps {
  readonly why: FailureKind
  onRetry?(): void
}

/** Shown when a required chunk could not be loaded. The shopper can retry or reload the document. */
export function LostChunk({ why, onRetry }: LostChunkProps) {
  const { words, state, reloadCheckout } = useWiring()
  const { t } = words
  const isOutdated = why === 'outdated'
  // A new document does not know of a loan that may exist. So the shopper closes this one, and the page is notified that the loan is
  // pending.
  const onPress = isOutdated ? (state.facts.loan ? undefined : reloadCheckout) : onRetry
  return (
    <Notice tone="problem" occasion="lost">
      <p>{t(isOutdated && !onPress ? 'trouble.server' : `trouble.${why}`)}</p>
      {onPress && (
        <Button look="secondary" onPress={onPress}>
          {t(isOutdated ? 'action.openAnew' : 'action.retry')}
        </Button>
      )}
    </Notice>
  )
}
