import { plainName } from '../locale/plain-name.ts'

interface NameProps {
  readonly class?: string
  readonly children: string
}

/** A name that the shop or the server chose, on its own: it stays itself and turns nothing around it. */
export function Name({ class: look, children }: NameProps) {
  return <bdi class={look}>{plainName(children)}</bdi>
}
