import { Button } from '../components/Button.tsx'
import { Notice } from '../components/Notice.tsx'
import { useWiring } from '../components/wiring.ts'
import type { FailureKind } from '../model/failure.ts'

interface LostChunkProps {
  readonly why: FailureKind
  onRetry?(): void
}

/** Shown when code that is needed here could not be loaded: it can be asked for again, or the document is loaded anew. */
export function LostChunk({ why, onRetry }: LostChunkProps) {
  const { words, state, openAnew } = useWiring()
  const { t } = words
  const isOutdated = why === 'outdated'
  // A new document knows nothing of a loan that may exist: the shopper closes this one, and the page hears that it is pending.
  const onPress = isOutdated ? (state.facts.loan ? undefined : openAnew) : onRetry
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
