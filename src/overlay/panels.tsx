import { Head, type Purchase } from './Head.tsx'
import type { Pace, StageEvent } from './stage.ts'
import type { Words } from './strings.ts'

interface PanelProps {
  readonly words: Words
  dispatch(event: StageEvent): void
}

interface SkeletonProps {
  readonly pace: Pace
  readonly purchase: Purchase
  readonly words: Words
}

/** Stands where the checkout's first screen will be, in its shape. */
export function Skeleton({ pace, purchase, words }: SkeletonProps) {
  return (
    <div class="cover skeleton">
      <Head purchase={purchase} words={words} />
      <div class="bars" aria-hidden="true">
        <i class="bar title" />
        <i class="bar row" />
        <i class="bar row" />
        <i class="bar row" />
      </div>
      <p role="status">{words[SAYS[pace]]}</p>
    </div>
  )
}

const SAYS = { usual: 'overlay.loading', slow: 'overlay.slow', offline: 'overlay.offline' } as const

export function Unreachable({ purchase, words, dispatch }: PanelProps & { readonly purchase: Purchase }) {
  return (
    <div class="cover failed">
      <Head purchase={purchase} words={words} />
      <div class="panel" role="alert">
        <h2>{words['overlay.unreachable.title']}</h2>
        <p>{words['overlay.unreachable.text']}</p>
        <div class="actions">
          <button class="main" type="button" data-focus="retry" onClick={() => dispatch({ type: 'retry' })}>
            {words['overlay.unreachable.retry']}
          </button>
          <button type="button" onClick={() => dispatch({ type: 'close' })}>
            {words['overlay.unreachable.close']}
          </button>
        </div>
      </div>
    </div>
  )
}

/** Really leave? Staying is the first choice and the one that Esc means. */
export function Question({ words, dispatch }: PanelProps) {
  return (
    <div class="cover veil">
      <div
        class="panel card"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="leave-title"
        aria-describedby="leave-text"
      >
        <h2 id="leave-title">{words['overlay.leave.title']}</h2>
        <p id="leave-text">{words['overlay.leave.text']}</p>
        <div class="actions">
          <button class="main" type="button" data-focus="stay" onClick={() => dispatch({ type: 'stay' })}>
            {words['overlay.leave.stay']}
          </button>
          <button type="button" onClick={() => dispatch({ type: 'leave' })}>
            {words['overlay.leave.leave']}
          </button>
        </div>
      </div>
    </div>
  )
}
