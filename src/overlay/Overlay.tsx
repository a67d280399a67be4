import type { Ref, TargetedFocusEvent, TargetedKeyboardEvent } from 'preact'
import type { Purchase } from './Head.tsx'
import { Question, Skeleton, Unreachable } from './panels.tsx'
import type { Stage, StageEvent } from './stage.ts'
import type { Words } from './strings.ts'

interface OverlayProps {
  readonly stage: Stage
  readonly words: Words
  readonly purchase: Purchase
  readonly checkoutUrl: string
  readonly frame: Ref<HTMLIFrameElement>
  /** The frame was loaded before there was an order. */
  readonly isWarm: boolean
  dispatch(event: StageEvent): void
}

/** What the dialog holds: the close button, the frame, and whatever covers the frame at this stage. */
export function Overlay({ stage, words, purchase, checkoutUrl, frame, isWarm, dispatch }: OverlayProps) {
  const asking = isAsking(stage)
  return (
    <>
      {!asking && stage.at !== 'unreachable' && (
        <CloseButton stage={stage} words={words} dispatch={dispatch} />
      )}
      {('attempt' in stage || isWarm) && (
        // `otp-credentials` lets the phone offer the code that came by text message; `clipboard-write` copies a reference.
        // oxlint-disable-next-line react/iframe-missing-sandbox -- another origin is wall enough, and banks open in full tabs
        <iframe
          key={'attempt' in stage ? stage.attempt : 1}
          ref={frame}
          class={hidesFrame(stage) ? 'hidden' : undefined}
          data-focus="frame"
          title={words['overlay.frame']}
          src={checkoutUrl}
          allow="otp-credentials; clipboard-write"
          // The path of the shop's page is not the checkout's business.
          referrerpolicy="strict-origin"
          inert={!isOpen(stage)}
        />
      )}
      {isOpen(stage) && <Turn />}
      {(stage.at === 'waiting' || stage.at === 'loading') && (
        <Skeleton pace={stage.pace} purchase={purchase} words={words} />
      )}
      {stage.at === 'unreachable' && <Unreachable purchase={purchase} words={words} dispatch={dispatch} />}
      {asking && <Question words={words} dispatch={dispatch} />}
      <p class="notice" role="status">
        {stage.at === 'locked' && stage.told && <span>{words['overlay.locked']}</span>}
      </p>
    </>
  )
}

function CloseButton({ stage, words, dispatch }: Pick<OverlayProps, 'stage' | 'words' | 'dispatch'>) {
  return (
    <button
      class="close"
      type="button"
      data-focus="close"
      aria-label={words['overlay.close']}
      // Not `disabled`: pressing it says why one cannot leave now.
      aria-disabled={stage.at === 'locked'}
      onClick={() => dispatch({ type: 'close' })}
      onKeyDown={isOpen(stage) ? turnBack : undefined}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M6 6l12 12M18 6L6 18"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
        />
      </svg>
    </button>
  )
}

// Chromium loses its place when Tab leaves a frame of another process and nothing in the page comes after it. This does, and
// passes the focus on; backwards the close button does the same.
function Turn() {
  const pass = ({ currentTarget }: TargetedFocusEvent<HTMLElement>) => focusPart(currentTarget, 'close')
  return <span tabIndex={0} onFocus={pass} />
}

function turnBack(event: TargetedKeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab' || !event.shiftKey) return
  event.preventDefault()
  focusPart(event.currentTarget, 'frame')
}

function focusPart(from: HTMLElement, part: 'close' | 'frame'): void {
  from.closest('dialog')?.querySelector<HTMLElement>(`[data-focus=${part}]`)?.focus()
}

// The frame is there to be used.
function isOpen(stage: Stage): boolean {
  return stage.at === 'locked' || (stage.at === 'running' && !isAsking(stage))
}

function isAsking(stage: Stage): boolean {
  return stage.at === 'running' && stage.leaving === 'confirm'
}

// Until it has answered, the frame may show a browser's error page, or white in a dark room.
function hidesFrame({ at }: Stage): boolean {
  return at === 'waiting' || at === 'loading' || at === 'unreachable'
}

/** Which part has the focus at this stage, by its `data-focus`: the keyboard is never left in what has gone. */
export function focusAt(stage: Stage): 'close' | 'retry' | 'stay' | 'frame' {
  if (stage.at === 'unreachable') return 'retry'
  if (isAsking(stage)) return 'stay'
  return stage.at === 'running' || stage.at === 'locked' ? 'frame' : 'close'
}
