import { Klump, type KlumpOrder, type Outcome } from 'klump-checkout'

// The shop, apart from its framework. Every app gets its own copy (prepare.ts), so that it is built with the app. The import
// above stands at the top, as everyone writes it: it also runs on the server.

/** What the page heard, for the test to read as `window.shop`. */
const record = {
  log: [] as string[],
  /** Of each checkout that was made; one that was taken back before it opened is among them. */
  results: [] as Outcome[],
}

/** Where the test has put what differs from run to run. */
interface Settings {
  publicKey: string
  checkoutUrl: string
  closeOnBack?: boolean
}

export const PRODUCT = 'Sewing machine'

/** Shown on the page, so that no bundler leaves the package out of what runs on the server. */
export const OPEN = typeof Klump.prototype.open

/** Klump takes a reference once, so each opening has its own. */
const order = (): KlumpOrder => ({
  amount: 197_000,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  merchant_reference: `app-${crypto.randomUUID()}`,
  items: [{ name: PRODUCT, unit_price: 197_000, quantity: 1 }],
})

/** The framework has taken over the page: from now on its buttons work. */
export function taken(): void {
  Object.assign(globalThis, { shop: record })
}

/** Opens a checkout, and returns what takes it away: the body of a component's effect. */
export function openCheckout(onGone: () => void): () => void {
  const { settings } = globalThis as unknown as { settings: Settings }
  const heard = (name: string) => () => void record.log.push(name)
  const klump = new Klump({
    publicKey: settings.publicKey,
    checkoutUrl: settings.checkoutUrl,
    closeOnBack: settings.closeOnBack,
    data: order(),
    onLoad: heard('load'),
    onOpen: heard('open'),
    onSuccess: heard('success'),
    onError: ({ code }) => void record.log.push(`error ${code}`),
    onClose({ type }) {
      record.log.push(`close ${type}`)
      onGone()
    },
  })
  void klump.result.then((outcome) => record.results.push(outcome))
  return () => klump.destroy()
}
