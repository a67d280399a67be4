import '../styles/screen.css'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { nextTurn } from '../browser.ts'
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
  /** The label of the primary button, which goes on; screens that only wait have none. */
  readonly action?: string | undefined
  /** Stands in for the primary button, or below it. */
  readonly footer?: ComponentChildren
  /** Hears of the press and calls `goOn` when it counts; without it, at once. */
  readonly hold?: ((goOn: () => void) => void) | undefined
  /** The screen shows what the server refused itself, beside the field. */
  readonly ownTrouble?: boolean
  readonly children?: ComponentChildren
}

/** The screens in the shop's font. All others, new ones too, are in the device's. */
const OWN_FONT: readonly Place['at'][] = [
  'contact',
  'starting',
  'banks',
  'account-bank',
  'requirements',
  'form',
]

// Of a group it is its first choice that takes the focus; the group itself cannot.
function firstWrong(form: HTMLFormElement | null): HTMLElement | null | undefined {
  return form?.querySelector('[aria-invalid="true"]:not(fieldset), fieldset[aria-invalid="true"] input')
}

/**
 * The frame of every screen: Back, one heading, the content that scrolls, and the action that never does. It is drawn
 * anew for each visit, and takes the focus to its heading, so that a screen reader starts where the screen does.
 */
export function Screen({ title, subtitle, action, footer, hold, ownTrouble = false, children }: ScreenProps) {
  const { flow, state, words } = useWiring()
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const checks = 'checks' in state.place ? state.place.checks : 0
  // What is agreed to stands on the button, however often it is pressed.
  const asksForConsent = state.place.at === 'preview' || state.place.at === 'terms'

  useLayoutEffect(
    () =>
      nextTurn(() => {
        // A screen that is drawn anew because something failed begins at what failed: the notice takes the focus. What was
        // touched meanwhile keeps it.
        if (flow.state.trouble || form.current?.contains(document.activeElement)) return
        heading.current?.focus()
      }),
    [flow],
  )
  useLayoutEffect(() => {
    const wrong = checks > 0 ? firstWrong(form.current) : undefined
    wrong?.focus()
    // The focus brings the box into sight; what is wrong with it stands below.
    wrong?.closest('.field, .radios')?.scrollIntoView({ block: 'nearest' })
  }, [checks])

  return (
    <form
      ref={form}
      class={OWN_FONT.includes(state.place.at) ? 'screen own-font' : 'screen'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // Without a button to press, Enter in a box means nothing: what one would agree to is not there to be read.
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
              guarded={asksForConsent}
              busy={isSending(state)}
              off={!flow.can({ type: 'continue' })}
            >
              {asksForConsent || !actionTriesAgain(state) ? action : words.t('action.retry')}
            </Button>
          )}
          {footer}
        </footer>
      )}
    </form>
  )
}
