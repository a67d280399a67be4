import { useEffect, useRef, useState } from 'preact/hooks'
import { useChunk } from '../components/use-chunk.ts'
import type { PlaceAt } from '../flow/state.ts'
import { Skeleton } from '../components/Spinner.tsx'
import { useWiring, type Cleaner } from '../components/wiring.ts'
import { Fields } from './Fields.tsx'
import { LostChunk } from './LostChunk.tsx'
import { Screen } from './Screen.tsx'

/** The bank's terms, sanitized. The shopper can agree only once the terms are shown. */
export function Terms({ place }: { readonly place: PlaceAt<'terms'> }) {
  const { state, words, chunks } = useWiring()
  const { t } = words
  const { step, terms } = place
  // Loaded at the same time as the terms, not after them.
  const cleaner = useChunk(chunks.cleaner)
  const html = terms?.html ?? step.html
  const [drawn, setDrawn] = useState(false)
  return (
    <Screen
      title={terms?.title ?? step.title ?? t('terms.title')}
      subtitle={step.subtitle}
      action={drawn ? t('terms.agree') : undefined}
    >
      {html !== undefined && <Document html={html} cleaner={cleaner} onDrawn={setDrawn} />}
      <Fields filled={place} />
      {html === undefined && !state.trouble && <Skeleton lines={8} />}
    </Screen>
  )
}

interface DocumentProps {
  readonly html: string
  readonly cleaner: ReturnType<typeof useChunk<Cleaner>>
  readonly onDrawn: (drawn: true) => void
}

// The sanitizer is large and only this screen needs it, so it is loaded with the screen.
function Document({ html, cleaner: { module, lost, retry }, onDrawn }: DocumentProps) {
  const { t } = useWiring().words
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!module) return
    box.current?.replaceChildren(module.clean(html))
    onDrawn(true)
  }, [html, module, onDrawn])

  return (
    <>
      {!module && (lost ? <LostChunk why={lost} onRetry={retry} /> : <Skeleton lines={8} />)}
      <div ref={box} class="terms" role="region" aria-label={t('terms.region')} tabIndex={0} />
    </>
  )
}
