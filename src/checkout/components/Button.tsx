import '../styles/button.css'
import type { ComponentChildren } from 'preact'
import { Spinner } from './Spinner.tsx'

interface ButtonProps {
  readonly children: ComponentChildren
  readonly look?: 'primary' | 'secondary' | 'quiet'
  readonly submit?: boolean
  /** Under way: the button keeps its place and the focus, and does nothing. */
  readonly busy?: boolean
  readonly off?: boolean
  /** See button.css: no finger presses it before it was there to be read. */
  readonly guarded?: boolean
  readonly onPress?: () => void
}

/** Never `disabled`: a disabled button loses the focus and says nothing. It is marked as disabled and does nothing. */
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
