import type { ComponentChildren } from 'preact'

interface FiguresProps {
  readonly look?: 'plain' | 'small'
  readonly children: ComponentChildren
}

/** Lines with a name on the left and its amount on the right. */
export function Figures({ look = 'plain', children }: FiguresProps) {
  return <dl class={`figures figures-${look}`}>{children}</dl>
}

interface FigureProps {
  readonly label: string
  readonly note?: string | undefined
  readonly look?: 'plain' | 'sum' | 'first'
  readonly children: ComponentChildren
}

export function Figure({ label, note, look = 'plain', children }: FigureProps) {
  return (
    <div class={`figure figure-${look}`}>
      <dt>
        {label}
        {note && <small class="figure-note"> {note}</small>}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}
