// Functions that run in the page or frame. Each is sent as text, so it knows only its arguments. Names are patterns, in either case.

export const uncoveredFrame = () =>
  document.querySelector('klump-overlay')?.shadowRoot?.querySelector('iframe:not([inert])')

export const dialog = () => document.querySelector('klump-overlay')?.shadowRoot?.querySelector('dialog')

/** The visible, enabled element with this name; `host` selects the element in whose shadow root it is. */
export function named(selector: string, name: string, host?: string): HTMLElement | undefined {
  const root = host ? document.querySelector(host)?.shadowRoot : document
  const pattern = new RegExp(name, 'i')
  return [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])].find(
    (it) =>
      pattern.test(it.getAttribute('aria-label') ?? it.textContent) &&
      !it.matches(':disabled') &&
      it.checkVisibility(),
  )
}

export function fieldOf(label: string): Element | null | undefined {
  const pattern = new RegExp(label, 'i')
  return [...document.querySelectorAll('label')].find(({ textContent }) => pattern.test(textContent))?.control
}

export const optionOf = (select: Element, nth: number) =>
  select instanceof HTMLSelectElement ? select.options[nth] : undefined

export const valueOf = (field: Element) => (field instanceof HTMLInputElement ? field.value : undefined)

/** The callbacks that the demo's shop has recorded, once there is a result. */
export function heardAll(): string[] | undefined {
  const heard = [...document.querySelectorAll<HTMLElement>('[data-heard]')].map(
    ({ dataset }) => dataset['heard'] ?? '',
  )
  return heard.includes('result') ? heard : undefined
}

export const payloadOf = (callback: string): string | undefined =>
  document.querySelector(`[data-heard=${callback}] pre`)?.textContent

/** Records errors and warnings of this document from the first call on; returns those since the last call. */
export function said(): string[] {
  const place = globalThis as { said?: string[] }
  if (place.said) return place.said.splice(0)
  const lines: string[] = []
  Object.defineProperty(globalThis, 'said', { value: lines })
  for (const kind of ['error', 'warn'] as const) {
    const before = console[kind]
    console[kind] = (...words: unknown[]) => {
      lines.push(`${kind}: ${words.map(String).join(' ')}`)
      before.apply(console, words)
    }
  }
  addEventListener('error', ({ message }) => lines.push(`uncaught: ${message}`))
  addEventListener('unhandledrejection', ({ reason }) => lines.push(`unhandled: ${String(reason)}`))
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    lines.push(`refused: ${violatedDirective} ${blockedURI}`),
  )
  return []
}
