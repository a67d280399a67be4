import { render } from 'preact'
import { applyAppearance } from '../../../src/checkout/appearance/apply-appearance.ts'
import { Checkout } from '../../../src/checkout/Checkout.tsx'
import type { Clock, Flow } from '../../../src/checkout/flow/run.ts'
import { languageFor } from '../../../src/checkout/locale/languages.ts'
import { ownTexts } from '../../../src/checkout/locale/own-texts.ts'
import { createWords } from '../../../src/checkout/locale/words.ts'
import { chunksAtHand } from '../../../src/checkout/testing/chunks-at-hand.ts'
import { frameEnd } from '../../../src/protocol/frame-end.ts'
import type { CheckoutScreen } from '../screens/screen.ts'
import { walkTo } from '../stage/shopper.ts'

/**
 * Renders the frame half in the state that the screen names. The checkout keeps working: fields accept input, and buttons
 * lead to what the canned server answers. Time stands still. `?door` connects the frame to an overlay of the gallery.
 */
export async function show(screen: CheckoutScreen, params: URLSearchParams): Promise<void> {
  const root = document.querySelector('#checkout')
  if (!root) throw new Error('The page has no place for the checkout.')
  const theme = params.get('theme')
  const flow = await walkTo(screen)
  const looks = {
    ...screen.appearance,
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  } as const
  await applyAppearance(document.documentElement, looks, flow.clock)
  const language = await languageFor(screen.locale, flow.clock)
  document.documentElement.lang = language.lang
  const words = createWords(
    screen.locale,
    ownTexts(screen.strings ?? {}),
    language,
    () => chunksAtHand.later.here?.lines,
  )
  render(<Checkout flow={flow} words={words} chunks={chunksAtHand} />, root)
  if (screen.unfolds) document.querySelector<HTMLElement>('.header-amount')?.click()
  await untilCleaned(flow)
  const door = params.get('door')
  if (door) openDoor(door, flow.clock)
}

/** Waits until the terms are sanitised and rendered: the sanitiser is loaded together with the terms. */
async function untilCleaned({ state: { place } }: Flow): Promise<void> {
  const isComing = () => place.at === 'terms' && place.terms && !document.querySelector('.terms > *')
  while (isComing()) await new Promise((resolve) => requestAnimationFrame(resolve))
}

function openDoor(door: string, clock: Clock): void {
  frameEnd({
    window,
    onOpen({ appearance }, _origin, page) {
      void applyAppearance(document.documentElement, appearance, clock).then(() => {
        page.send({ type: 'ready' })
        if (door === 'locked') page.send({ type: 'busy', locked: true })
        page.send({ type: 'opened' })
      })
      confirmLeaving = () => page.send({ type: 'leave', confirm: true })
    },
    onMessage: () => confirmLeaving(),
  })
}

let confirmLeaving = () => {}
