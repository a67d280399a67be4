import { expect, test } from './support/test.ts'

// A page has third-party scripts: tags, analytics, and sometimes one that collects addresses. The shopper's data that the shop passes
// must be in no place that such a script can read.

const MARK = 'marked'
// The public key is not marked: the frame's address contains it, for the host of the checkout.
const ORDER = `{
  data: {
    amount: 4100, currency: 'NGN', merchant_reference: '${MARK}-order', email: '${MARK}@example.com', phone: '08012345678',
    first_name: '${MARK} Ada', last_name: '${MARK} Obi', shipping_data: { street_1: '1 ${MARK} Road', city: 'Lagos', state: 'Lagos', country: 'Nigeria' },
    meta_data: { note: '${MARK}' },
    items: [{ name: '${MARK} kettle', unit_price: 4100, quantity: 1 }],
  },
}`

/** Runs in the page. Returns every path to a marked value that a script of the page can reach, without the page's own code. */
async function findMarks(mark: RegExp): Promise<string[]> {
  const found: string[] = []
  const seen = new Set<unknown>()
  const settled = (value: unknown) =>
    Promise.race([
      Promise.resolve(value).catch((error: unknown) => error),
      Promise.resolve().then(() => new Promise((done) => setTimeout(done))),
    ])
  async function walk(path: string, value: unknown, depth: number): Promise<void> {
    if (typeof value === 'string' && mark.test(value)) found.push(path)
    if (
      (typeof value !== 'object' && typeof value !== 'function') ||
      value === null ||
      seen.has(value) ||
      depth > 6
    )
      return
    seen.add(value)
    if (value instanceof Promise) return walk(`${path} (settled)`, await settled(value), depth + 1)
    for (const name of Reflect.ownKeys(value)) {
      const own = Reflect.getOwnPropertyDescriptor(value, name)
      await walk(
        `${path}.${String(name)}`,
        own && 'value' in own ? own.value : own?.get?.call(value),
        depth + 1,
      )
    }
  }
  const overlay = document.querySelector('klump-overlay')
  const shadow = overlay?.shadowRoot
  const parts = [overlay, ...(shadow?.querySelectorAll('*') ?? [])].filter((part) => part instanceof Element)
  // oxlint-disable-next-line no-eval -- the page's own variable
  const klump = (0, eval)('klump') as object
  for (const part of parts) {
    await walk(part.localName, part, 0)
    for (const { name, value } of part.attributes)
      if (name !== 'src') await walk(`${part.localName}[${name}]`, value, 0)
  }
  await walk('shadow', shadow, 0)
  for (const symbol of Object.getOwnPropertySymbols(document))
    await walk('document', { [symbol]: Reflect.get(document, symbol) as unknown }, 0)
  for (const name of Object.getOwnPropertyNames(document))
    await walk(`document.${name}`, Reflect.get(document, name), 3)
  const named = window as unknown as Record<string, unknown>
  for (const name of Object.getOwnPropertyNames(window).filter((it) => /klump/i.test(it)))
    await walk(name, named[name], 0)
  await walk('klump', klump, 0)
  for (const name of ['status', 'result']) await walk(`klump.${name}`, Reflect.get(klump, name), 0)
  await walk('history', history.state, 0)
  await walk('storage', [...Object.entries(localStorage), ...Object.entries(sessionStorage)], 0)
  await walk('addresses', [location.href, document.cookie, window.name, document.title, document.referrer], 0)
  await walk('frame', document.querySelector('klump-overlay')?.shadowRoot?.querySelector('iframe')?.name, 0)
  await walk(
    'entries',
    // The frame's address contains the public key, for its host, and nothing else of the opening.
    performance.getEntries().map(({ name }) => name.replace(/\/checkout\/\?key=klp_pk_\w+$/, '/checkout/')),
    0,
  )
  return found
}

const look = `(${findMarks.toString()})(/${MARK}|08012345678/)`

test('the page finds no data of order or shopper, while the checkout is open and afterwards', async ({
  hostile,
}) => {
  await hostile.visit()
  await hostile.opens(ORDER)
  expect(await hostile.page.evaluate(look)).toEqual([])
  await hostile.says({ type: 'outcome', outcome: { status: 'pending', reference: 'KLP-1662-348036-0961' } })
  await hostile.endsWith({ status: 'pending', reference: 'KLP-1662-348036-0961' }, [
    'onLoad',
    'onOpen',
    'onClose',
  ])
  // The outcome is for the shop, and contains the merchant_reference that the shop chose.
  expect(await hostile.page.evaluate(look)).toEqual(['klump.result (settled).merchantReference'])
})
