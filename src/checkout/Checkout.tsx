import './styles/tokens.css'
import './styles/base.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Flow } from './flow/run.ts'
import type { Words } from './locale/words.ts'
import { Header } from './parts/Header.tsx'
import { Notice } from './parts/Notice.tsx'
import { useOnline } from './parts/use-online.ts'
import { WiringProvider } from './parts/wiring.ts'
import { CurrentStep } from './steps/CurrentStep.tsx'

interface CheckoutProps {
  readonly flow: Flow
  readonly words: Words
}

/** The whole checkout: the header that stays, and the screen for where the flow is. */
export function Checkout({ flow, words }: CheckoutProps) {
  const [state, setState] = useState(flow.state)
  const online = useOnline()
  useEffect(() => {
    // What happened between drawing and listening is not lost.
    setState(flow.state)
    return flow.subscribe(() => setState(flow.state))
  }, [flow])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing)
        flow.send({ type: 'leave' })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [flow])

  return (
    <WiringProvider value={{ flow, state, words }}>
      <div class="checkout">
        <Header />
        {!online && <Notice tone="calm">{words.t('app.offline')}</Notice>}
        <CurrentStep key={state.visit} />
        <Announcer visit={state.visit} sending={state.waiting ? words.t('app.sending') : ''} />
      </div>
    </WiringProvider>
  )
}

interface AnnouncerProps {
  readonly visit: number
  readonly sending: string
}

/** Says the title of each new screen, and that something is under way, to those who cannot see it. */
function Announcer({ visit, sending }: AnnouncerProps) {
  const [title, setTitle] = useState('')
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    setTitle(here.current?.parentElement?.querySelector('h1')?.textContent ?? '')
  }, [visit])
  return (
    <div ref={here} class="unseen" role="status">
      {sending || title}
    </div>
  )
}
