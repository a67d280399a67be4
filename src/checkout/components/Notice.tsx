import '../styles/notice.css'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface NoticeProps {
  readonly tone: 'calm' | 'problem'
  readonly children: ComponentChildren
  /** A new value moves the focus to the notice, so that it is read again. */
  readonly occasion?: unknown
}

/** A highlighted text: what went wrong and what helps, or what the shopper should know. A calm notice is not read out by itself. */
export function Notice({ tone, children, occasion }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (occasion !== undefined) box.current?.focus()
  }, [occasion])
  return (
    <div
      ref={box}
      class={`notice notice-${tone}`}
      role={tone === 'problem' ? 'alert' : undefined}
      tabIndex={-1}
    >
      {children}
    </div>
  )
}
