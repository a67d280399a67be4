import { plainName } from '../locale/plain-name.ts'

interface NameProps {
  readonly class?: string
  readonly children: string
}

/** A name that the shop or the server chose. It is isolated, so that right-to-left characters in it do not reorder the text around it. */
export function Name({ class: look, children }: NameProps) {
  return <bdi class={look}>{plainName(children)}</bdi>
}
