import '../styles/screen.css'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { afterPaint } from '../browser.ts'
import { actionTriesAgain, isSending } from '../flow/select.ts'
import type { Place } from '../flow/state.ts'
import { Button } from '../components/Button.tsx'
import { Where } from '../components/Where.tsx'
import { useWiring } from '../components/wiring.ts'
import { readBoxes } from './read-boxes.ts'
import { TroubleNotice } from './TroubleNotice.tsx'

interface ScreenProps {
  readonly title: ComponentChildren
  readonly subtitle?: ComponentChildren
  /** The label of the primary button, which continues. Screens that only wait have none. */
  readonly action?: string | undefined
  /** Shown below the primary button, or in place of it. */
  readonly footer?: ComponentChildren
  /** Called for a press; calls `goOn` when the press counts. Without `hold`, every press continues at once. */
  readonly hold?: ((goOn: () => void) => void) | undefined
  /** The screen itself shows a refusal by the server, beside the field. */
  readonly ownTrouble?: boolean
  readonly children?: ComponentChildren
}

/** The screens in the font of the shop. All others, including new ones, have the font of the device. */
const OWN_FONT: readonly Place['at'][] = [
  'contact',
  'starting',
  'banks',
  'account-bank',
  'requirements',
  'form',
]

// A fieldset cannot take the focus, so its first choice takes it.
function firstWrong(form: HTMLFormElement | null): HTMLElement | null | undefined {
  return form?.querySelector('[aria-invalid="true"]:not(fieldset), fieldset[aria-invalid="true"] input')
}

/**
 * The layout of every screen: Back, one heading, the content, which scrolls, and the primary button, which does not. Each visit makes a new
 * screen and moves the focus to its heading, so that a screen reader starts there.
 */
export function Screen({ title, subtitle, action, footer, hold, ownTrouble = false, children }: ScreenProps) {
  const { flow, state, words } = useWiring()
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const checks = 'checks' in state.place ? state.place.checks : 0
  // On these screens the label states what the shopper agrees to, so a failure does not change it.
  const needsConsent = state.place.at === 'preview' || state.place.at === 'terms'

  useLayoutEffect(
    () =>
      afterPaint(() => {
        // After a failure the focus goes to the notice about it, and not to the heading. A box that the shopper has already touched
        // keeps the focus.
        if (flow.state.trouble || form.current?.contains(document.activeElement)) return
        heading.current?.focus()
      }),
    [flow],
  )
  useLayoutEffect(() => {
    const wrong = checks > 0 ? firstWrong(form.current) : undefined
    wrong?.focus()
    // The focus scrolls the box into view, but not the error below it.
    wrong?.closest('.field, .radios')?.scrollIntoView({ block: 'nearest' })
  }, [checks])

  return (
    <form
      ref={form}
      class={OWN_FONT.includes(state.place.at) ? 'screen own-font' : 'screen'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // Enter in a box submits a form even if the form has no button. Without a button there is nothing to agree to yet.
        if (action === undefined) return
        if ('fields' in flow.state.place) readBoxes(event.currentTarget, flow.state.place)
        const goOn = () => flow.send({ type: 'continue' })
        if (hold) hold(goOn)
        else goOn()
      }}
    >
      <main class="screen-main">
        {flow.can({ type: 'back' }) && (
          <button type="button" class="back" onClick={() => flow.send({ type: 'back' })}>
            {words.t('action.back')}
          </button>
        )}
        <Where id="where" />
        <h1 ref={heading} tabIndex={-1} aria-describedby="where">
          {title}
        </h1>
        {subtitle && <p class="screen-subtitle">{subtitle}</p>}
        {children}
        {!ownTrouble && <TroubleNotice hasAction={action !== undefined} />}
      </main>
      {(action !== undefined || footer) && (
        <footer class="screen-footer">
          {action !== undefined && (
            <Button
              submit
              guarded={needsConsent}
              busy={isSending(state)}
              off={!flow.can({ type: 'continue' })}
            >
              {needsConsent || !actionTriesAgain(state) ? action : words.t('action.retry')}
            </Button>
          )}
          {footer}
        </footer>
      )}
    </form>
  )
}
