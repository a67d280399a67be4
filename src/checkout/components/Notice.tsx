import '../styles/notice.css'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface NoticeProps {
  readonly tone: 'calm' | 'problem'
  readonly children: ComponentChildren
  /** Changes with every new occasion to read it: then it takes the focus. */
  readonly occasion?: unknown
}

/** A few words that stand out of the screen: what went wrong and what helps, or what to know. Calm ones are said by where they stand. */
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
