import { draw } from '../shared/draw.ts'
import { drawMark } from '../shared/mark.ts'
import type { Pace, StateEvent } from './state.ts'
import type { Words } from './strings.ts'

/** What is known of a purchase before the checkout has sent anything. */
export interface Purchase {
  /** The shop's address, as the browser has it. */
  readonly shop: string
  /** The public key is a test key: no money moves. */
  readonly isTest: boolean
  /** Formatted, with the currency; undefined until the order is here. */
  readonly amount: string | undefined
}

/** What the panels of a run show, and where the events of their buttons go. */
export interface Scene {
  readonly words: Words
  readonly purchase: Purchase
  /** A payment link of the shop. */
  readonly fallbackUrl?: string | undefined
  dispatch(event: StateEvent): void
}

/** The waiting screen, in the shape of the checkout's first screen, which will take its place. `update` changes the line about the wait. */
export function skeleton(scene: Scene) {
  const { header, amount } = head(scene)
  const bars = ['title', 'row', 'row', 'row'].map((shape) => draw('i', { class: `bar ${shape}` }))
  // One element for the whole wait: screen readers read a status when its text changes, but not a status that is new.
  const line = draw('p', { role: 'status' })
  const shapes = draw('div', { class: 'bars', 'aria-hidden': 'true' }, ...bars)
  return {
    element: draw('div', { class: 'cover skeleton' }, header, shapes, line),
    update({ purchase, words }: Scene, pace: Pace) {
      setText(amount, purchase.amount ?? '')
      setText(line, words[WAIT_TEXTS[pace]])
    },
  }
}

const WAIT_TEXTS = { usual: 'overlay.loading', slow: 'overlay.slow', offline: 'overlay.offline' } as const

export function unreachable(scene: Scene): HTMLElement {
  const { header } = head(scene)
  const panel = draw('div', { class: 'panel', role: 'alert' }, ...text(scene, 'unreachable'))
  panel.append(
    actions(press(scene, 'unreachable.retry', 'retry'), press(scene, 'unreachable.close', 'close')),
  )
  if (scene.fallbackUrl) {
    const opensApart = { target: '_blank', rel: 'noopener noreferrer' }
    panel.append(
      draw('a', { href: scene.fallbackUrl, ...opensApart }, scene.words['overlay.unreachable.link']),
    )
  }
  return draw('div', { class: 'cover failed' }, header, panel)
}

/** Asks whether to leave. Staying is the first choice, and Esc means it, too. */
export function question(scene: Scene, hasLoan: boolean): HTMLElement {
  const [title, words] = text(scene, 'leave')
  if (hasLoan) words.textContent = scene.words.leaveLoan
  title.id = 'leave-title'
  words.id = 'leave-text'
  const card = draw('div', {
    class: 'panel card',
    role: 'alertdialog',
    'aria-modal': 'true',
    'aria-labelledby': title.id,
    'aria-describedby': words.id,
  })
  card.append(title, words, actions(press(scene, 'leave.stay', 'stay'), press(scene, 'leave.leave', 'leave')))
  return draw('div', { class: 'cover veil' }, card)
}

/** Sets the text of an element, but only when it is another one: a screen reader would read the same text again. */
export function setText(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words
}

// Who is paid and how much. It has the place and shape of the checkout's header, so that nothing jumps when the checkout is shown.
function head({ purchase }: Scene) {
  const brand = draw('p', { class: 'brand' }, drawMark(), 'Klump')
  if (purchase.isTest) brand.append(draw('span', { class: 'badge' }, 'Test'))
  const amount = draw('p', { class: 'amount' }, purchase.amount ?? '')
  const shop = draw('p', { class: 'shop' }, draw('bdi', {}, purchase.shop))
  return { header: draw('div', { class: 'head' }, brand, amount, shop), amount }
}

const text = ({ words }: Scene, about: 'unreachable' | 'leave') =>
  [draw('h2', {}, words[`overlay.${about}.title`]), draw('p', {}, words[`overlay.${about}.text`])] as const

function press(
  { words, dispatch }: Scene,
  label: 'unreachable.retry' | 'unreachable.close' | 'leave.stay' | 'leave.leave',
  type: 'retry' | 'close' | 'stay' | 'leave',
): HTMLElement {
  const button = draw('button', { type: 'button', 'data-focus': type }, words[`overlay.${label}`])
  button.addEventListener('click', () => dispatch({ type }))
  return button
}

function actions(first: HTMLElement, second: HTMLElement): HTMLElement {
  first.className = 'main'
  return draw('div', { class: 'actions' }, first, second)
}
