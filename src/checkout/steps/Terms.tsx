import '../styles/terms.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PlaceAt } from '../flow/state.ts'
import { Button } from '../parts/Button.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Skeleton } from '../parts/Spinner.tsx'
import { useWiring } from '../parts/wiring.ts'
import { Fields } from './Fields.tsx'
import { Screen } from './Screen.tsx'

/** The bank's terms, cleaned. Agreeing is offered when they are there to be read, and not before. */
export function Terms({ place }: { readonly place: PlaceAt<'terms'> }) {
  const { state, words } = useWiring()
  const { t } = words
  const { step, terms } = place
  const html = terms?.html ?? step.html
  const [drawn, setDrawn] = useState(false)
  return (
    <Screen
      title={terms?.title ?? step.title ?? t('terms.title')}
      subtitle={step.subtitle}
      action={drawn ? t('terms.agree') : undefined}
    >
      {html !== undefined && <Document html={html} onDrawn={setDrawn} />}
      <Fields filled={place} />
      {html === undefined && !state.trouble && <Skeleton lines={8} />}
    </Screen>
  )
}

interface DocumentProps {
  readonly html: string
  readonly onDrawn: (drawn: true) => void
}

// The cleaner is a quarter of the checkout's weight and needed on this one screen: it comes when the screen does.
function Document({ html, onDrawn }: DocumentProps) {
  const { t } = useWiring().words
  const box = useRef<HTMLDivElement>(null)
  const [cleaner, setCleaner] = useState<'coming' | 'here' | 'lost'>('coming')

  useEffect(() => {
    if (cleaner !== 'coming') return undefined
    let wanted = true
    import('./clean-terms.ts').then(
      ({ clean }) => {
        if (!wanted) return
        box.current?.replaceChildren(clean(html))
        setCleaner('here')
        onDrawn(true)
      },
      () => wanted && setCleaner('lost'),
    )
    return () => {
      wanted = false
    }
  }, [html, cleaner, onDrawn])

  return (
    <>
      {cleaner === 'coming' && <Skeleton lines={8} />}
      {cleaner === 'lost' && (
        <Notice tone="problem" occasion={cleaner}>
          <p>{t('trouble.unreachable')}</p>
          <Button look="secondary" onPress={() => setCleaner('coming')}>
            {t('action.retry')}
          </Button>
        </Notice>
      )}
      <div ref={box} class="terms" role="region" aria-label={t('terms.region')} tabIndex={0} />
    </>
  )
}
