import '../styles/button.css'
import type { ComponentChildren } from 'preact'
import { Spinner } from './Spinner.tsx'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly look?: 'primary' | 'secondary' | 'quiet'
  readonly submit?: boolean
  /** A request is pending: the button keeps its place and the focus, and does nothing. */
  readonly busy?: boolean
  readonly off?: boolean
  /** Ignores taps in its first half second, so that the shopper can read the button first (button.css). */
  readonly guarded?: boolean
  readonly onPress?: () => void
}

/** Never `disabled`: a disabled button loses the focus and is not read out. An inactive button has `aria-disabled` and does nothing. */
export function Button({
  children,
  look = 'primary',
  submit = false,
  busy = false,
  off = false,
  guarded = false,
  onPress,
}: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={`button button-${look}${guarded ? ' guarded' : ''}`}
      aria-disabled={busy || off}
      aria-busy={busy}
      onClick={(event) => {
        if (busy || off) event.preventDefault()
        else onPress?.()
      }}
    >
      {busy && <Spinner />}
      <span>{children}</span>
    </button>
  )
}
