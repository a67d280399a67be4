import '../styles/terms.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PlaceAt } from '../flow/state.ts'
import { Skeleton } from '../parts/Spinner.tsx'
import { useWiring } from '../parts/wiring.ts'
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
      {!drawn && !state.trouble && <Skeleton lines={8} />}
      {html !== undefined && <Document html={html} onDrawn={setDrawn} />}
    </Screen>
  )
}

interface DocumentProps {
  readonly html: string
  readonly onDrawn: (drawn: true) => void
}

// The cleaner is a third of the checkout's weight and needed on this one screen: it comes when the screen does.
function Document({ html, onDrawn }: DocumentProps) {
  const { t } = useWiring().words
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let wanted = true
    void import('./clean-terms.ts').then(({ clean }) => {
      if (!wanted) return
      box.current?.replaceChildren(clean(html))
      onDrawn(true)
    })
    return () => {
      wanted = false
    }
  }, [html, onDrawn])
  return <div ref={box} class="terms" role="region" aria-label={t('terms.region')} tabIndex={0} />
}
