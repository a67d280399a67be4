import { Klump, type KlumpOrder, type Outcome } from 'klump-checkout'

// The part of the shop that does not depend on the framework. Every app gets its own copy (prepare.ts), which is built with the app. The
// import above is at the top, as in most apps, so it also runs on the server.

/** The received callbacks and results, which the test reads as `window.shop`. */
const record = {
  log: [] as string[],
  /** The result of each checkout, including those that were destroyed before they opened. */
  results: [] as Outcome[],
}

/** The values that the test sets for each run. */
interface Settings {
  publicKey: string
  checkoutUrl: string
  closeOnBack?: boolean
}

export const PRODUCT = 'Sewing machine'

/** Shown on the page, so that no bundler drops the package from the server's code. */
export const OPEN = typeof Klump.prototype.open

/** Klump accepts a reference once, so each opening has its own. */
const order = (): KlumpOrder => ({
  amount: 197_000,
  currency: 'NGN',
  email: 'ada@example.com',
  phone: '08012345678',
  merchant_reference: `app-${crypto.randomUUID()}`,
  items: [{ name: PRODUCT, unit_price: 197_000, quantity: 1 }],
})

/** The framework has hydrated the page: from now on its buttons work. */
export function taken(): void {
  Object.assign(globalThis, { shop: record })
}

/** Opens a checkout, and returns the function that destroys it: the body of a component's effect. */
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
