import './styles/tokens.css'
import './styles/base.css'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PressedLink } from './appearance/new-window.ts'
import { useDirection } from './appearance/use-direction.ts'
import type { Chunks } from './components/wiring.ts'
import type { Flow } from './flow/run.ts'
import { isSending } from './flow/select.ts'
import type { State } from './flow/state.ts'
import { bankName } from './locale/bank-name.ts'
import { forShopper } from './locale/server-message.ts'
import type { Words } from './locale/words.ts'
import { Header } from './components/Header.tsx'
import { Notice } from './components/Notice.tsx'
import { useOnline } from './components/use-online.ts'
import { useSlow } from './components/use-slow.ts'
import { WiringProvider } from './components/wiring.ts'
import type { ReadSmsCode } from './browser.ts'
import { Boundary } from './screens/Boundary.tsx'
import { CurrentScreen } from './screens/CurrentScreen.tsx'

interface CheckoutProps {
  readonly flow: Flow
  readonly words: Words
  readonly chunks: Chunks
  readonly readSmsCode?: ReadSmsCode | undefined
  reloadCheckout?(): void
}

/** The whole checkout. */
export function Checkout(props: CheckoutProps) {
  return (
    <Boundary {...props}>
      <Screens {...props} />
    </Boundary>
  )
}

/** The header, which always stays, and the screen for the current place of the flow. */
function Screens({ flow, words, chunks, readSmsCode, reloadCheckout }: CheckoutProps) {
  const [state, setState] = useState(flow.state)
  const [pressed, setPressed] = useState<PressedLink & { readonly visit: number }>()
  const link = pressed?.visit === state.visit ? pressed : undefined
  // Only the later screens have links to other pages.
  const later = chunks.later.here
  const online = useOnline()
  const slow = useSlow(state, flow.clock)
  useEffect(() => {
    // Applies changes between the first render and the subscription.
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

  function onPress(event: MouseEvent): void {
    const given = later?.openInNewWindow(event, state.place.at === 'at-bank')
    if (given) setPressed({ ...given, visit: state.visit })
  }

  return (
    <WiringProvider value={{ flow, state, words, chunks, link, readSmsCode, reloadCheckout }}>
      <div class="checkout" data-direction={useDirection(state)} onClick={onPress} onAuxClick={onPress}>
        <Header />
        <div class="offline" role="status">
          {/* After a request that failed without a network, the notice at the button says so. That request is not repeated by itself, so
              this notice, which promises that the checkout goes on, is not shown. */}
          {!online && state.trouble?.kind !== 'offline' && (
            <Notice tone="calm">{words.t('app.offline')}</Notice>
          )}
          {online && slow && <Notice tone="calm">{words.t('app.slow')}</Notice>}
        </div>
        {later && link?.hasOpened === false && (
          <div class="offline">
            <later.NoWindow
              address={link.address}
              bank={state.place.at === 'at-bank' ? bankName(state) : undefined}
            />
          </div>
        )}
        <Boundary key={state.visit} flow={flow} words={words}>
          <CurrentScreen />
        </Boundary>
        <Announcer
          visit={state.visit}
          terms={state.place.at === 'terms' ? state.place.terms?.title : undefined}
          news={newsOf(state, words)}
        />
      </div>
    </WiringProvider>
  )
}

// The news on a screen that stays. The repeated requests for the loan and its status are no news.
function newsOf(state: State, { t }: Words): string {
  const { waiting, place, trouble } = state
  if (place.at === 'code' && isSending(state)) return t('code.checking')
  if (waiting && waiting.call.verb !== 'status' && waiting.call.verb !== 'find-loan') return t('app.sending')
  // The focus is in the box already, so a refused code moves nothing that a screen reader would read.
  if (place.at === 'code' && trouble?.kind === 'refused')
    return forShopper(trouble.serverMessage) ?? t('trouble.refused')
  if (place.at === 'deciding' && place.waited) return t(`deciding.${place.waited}`, { bank: bankName(state) })
  return place.at === 'code' && place.again ? t('code.sentAgain') : ''
}

interface AnnouncerProps {
  readonly visit: number
  /** The title of the terms, which arrives after their screen. */
  readonly terms: string | undefined
  readonly news: string
}

/** Announces the title of each new screen, and the news on it, to screen readers. */
function Announcer({ visit, terms, news }: AnnouncerProps) {
  const [title, setTitle] = useState('')
  const here = useRef<HTMLDivElement>(null)
  useEffect(() => {
    setTitle(here.current?.parentElement?.querySelector('h1')?.textContent ?? '')
  }, [visit, terms])
  return (
    <div ref={here} class="unseen" role="status">
      {news || title}
    </div>
  )
}
