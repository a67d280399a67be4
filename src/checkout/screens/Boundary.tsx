import type { ComponentChildren } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import type { Flow } from '../flow/run.ts'
import type { Words } from '../locale/words.ts'
import { Button } from '../components/Button.tsx'

interface BoundaryProps {
  readonly flow: Flow
  readonly words: Words
  readonly children: ComponentChildren
}

/**
 * Catches an error while a screen renders, so that the checkout ends with an error code and not with a blank frame. The flow then leads to
 * a screen that reports the error. What is shown here until then, or if that screen cannot render either, uses no other component than
 * `Button`.
 */
export function Boundary({ flow, words: { t }, children }: BoundaryProps) {
  const [error] = useErrorBoundary((error: unknown) => {
    // oxlint-disable-next-line no-console -- the stack shows where in our code the error happened
    console.error(error)
    flow.send({ type: 'not-drawn', error: error instanceof Error ? error.name : typeof error })
  }) as [unknown, () => void]
  if (error === undefined) return <>{children}</>
  return (
    <div class="screen">
      <main class="screen-main">
        <h1 tabIndex={-1}>{t('app.broken')}</h1>
        <p>{t('app.brokenText')}</p>
      </main>
      <footer class="screen-footer">
        <Button onPress={() => flow.send({ type: flow.can({ type: 'finish' }) ? 'finish' : 'leave' })}>
          {t('action.toShopPlain')}
        </Button>
      </footer>
    </div>
  )
}
