/** What the examples use of `window.Klump`. */
type KlumpClass = new (options: object) => { readonly result: Promise<object> }

/** In naira. In the sandbox every bank lends this amount. */
const AMOUNT = 197_000

const order = () => ({
  amount: AMOUNT,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  merchant_reference: `docs-${crypto.randomUUID()}`,
  items: [{ name: 'Sewing machine', unit_price: AMOUNT, quantity: 1 }],
})

/** What to type for each outcome: the page "Testing" has the same values. */
const OUTCOMES = [
  ['success', 'choose Klump, account 1234567890, phone 08012345678, code 12345'],
  ['pending', 'choose Klump, phone 08033333333, code 12345; leave when the checkout offers it'],
  ['failed', 'choose Klump, phone 08011111111, code 12345; then close'],
  ['cancelled', 'close the checkout at its first screen'],
] as const

/**
 * Makes the examples run when `npm start` has put the sandbox's script and key into the page. Otherwise the page shows the recorded output,
 * which it already contains.
 */
export function showExamples(): void {
  const publicKey = document.querySelector<HTMLMetaElement>('meta[name=klump-public-key]')?.content
  if (publicKey === undefined) return
  for (const place of document.querySelectorAll<HTMLElement>('[data-try]'))
    if ('Klump' in window) show(place, publicKey)
    else write(place, 'The sandbox does not answer.')
}

function show(place: HTMLElement, publicKey: string): void {
  const name = place.dataset['try']
  if (name === 'banner')
    return place.prepend(element('klump-banner', { amount: String(AMOUNT), 'public-key': publicKey }))
  if (name === 'button')
    return place.prepend(element('klump-button', { 'public-key': publicKey, order: JSON.stringify(order()) }))
  if (name === 'outcomes') {
    const lines = OUTCOMES.map(([outcome, how]) => {
      const line = document.createElement('p')
      line.append(runButton(place, publicKey, `Try ${outcome}`), ` ${how}`)
      return line
    })
    return place.prepend(...lines)
  }
  return place.prepend(runButton(place, publicKey, 'Run it'))
}

function runButton(place: HTMLElement, publicKey: string, label: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.addEventListener('click', () => {
    write(place, '')
    const { Klump } = window as unknown as { Klump: KlumpClass }
    const heard = (callback: string) => (payload: { type?: string; code?: string }) =>
      write(place, `${callback}(${payload.code ?? payload.type ?? 'reference'})`, true)
    const klump = new Klump({
      publicKey,
      data: order(),
      onLoad: heard('onLoad'),
      onOpen: heard('onOpen'),
      onSuccess: heard('onSuccess'),
      onError: heard('onError'),
      onClose: heard('onClose'),
    })
    void klump.result.then((outcome) => write(place, `result ${JSON.stringify(outcome)}`, true))
  })
  return button
}

function element(tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

/** Writes into the log of callbacks. */
function write(place: HTMLElement, line: string, isMore = false): void {
  const log = place.querySelector<HTMLElement>('pre') ?? place.appendChild(document.createElement('pre'))
  place.querySelector('.recorded')?.remove()
  log.tabIndex = 0
  log.setAttribute('role', 'log')
  log.textContent = isMore && log.textContent ? `${log.textContent}\n${line}` : line
}
