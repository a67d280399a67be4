import { read } from './unclobbered.ts'

/** Creates an element without markup: a shop's page may enforce Trusted Types, which forbid markup from text. */
export function draw<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = read(document, 'createElement').call(document, name) as HTMLElementTagNameMap[Name]
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...children)
  return element
}

/** A style sheet that any number of roots can adopt: no policy forbids it. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(css)
  return made
}
