import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { KlumpError } from './errors/klump-error.ts'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import { needsNew } from './loader/legacy.ts'
import { blindOverlay } from './overlay/testing/blind.ts'
import { asInBrowser } from './loader/testing/in-node.ts'
import { Klump as FakeKlump, shopper } from './testing/index.ts'

// Mistakes of a shop's developer, and the message that reports each of them.

const KEY = 'klp_pk_test_madeup0001'
const item = { name: 'Fan', unit_price: 4000, quantity: 1 }
const data = { amount: 4000, currency: 'NGN', items: [item] }
const environment = {
  checkoutUrl: 'https://checkout.example/',
  loadOverlay: () => Promise.resolve(blindOverlay(() => [{ type: 'end', outcome: { status: 'cancelled' } }])),
}

let warned: string[]
beforeEach(() => {
  asInBrowser()
  warned = []
  vi.spyOn(console, 'error').mockReturnValue()
  vi.spyOn(console, 'warn').mockImplementation((line) => void warned.push(String(line)))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const open = (options: object) =>
  new KlumpBase({ publicKey: KEY, data, ...options } as unknown as KlumpOptions, environment).result

async function failure(options: object): Promise<KlumpError> {
  const outcome = await open(options)
  if (outcome.status !== 'failed') throw new Error(`expected a failure, got ${outcome.status}`)
  return outcome.error
}

it.each([
  [
    { items: [{ name: 'Fan', unitPrice: 4000, quantity: 1 }] },
    'data.items[0].unit_price',
    'unitPrice',
    'unit_price',
  ],
  [{ items: [{ name: 'Fan', price: 4000, quantity: 1 }] }, 'data.items[0].unit_price', 'price', 'unit_price'],
  [{ items: [{ name: 'Fan', unit_price: 4000, qty: 1 }] }, 'data.items[0].quantity', 'qty', 'quantity'],
  [
    { items: { 7: { name: 'Fan', unit_price: 4000, Quantity: 1 } } },
    'data.items[7].quantity',
    'Quantity',
    'quantity',
  ],
  [{ amount: undefined, total: 4000 }, 'data.amount', 'total', 'amount'],
  [{ amount: undefined, ammount: 4000 }, 'data.amount', 'ammount', 'amount'],
  [{ currency: undefined, curency: 'NGN' }, 'data.currency', 'curency', 'currency'],
  [{ items: undefined, products: [item] }, 'data.items', 'products', 'items'],
])(
  'a required field under another name is reported with both names: %j',
  async (changes, path, wrote, name) => {
    const { problems = [] } = await failure({ data: { ...data, ...changes } })
    const received = `nothing; write "${name}" where you wrote "${wrote}"`
    expect(problems).toMatchObject([{ path, received }])
  },
)

it.each(['publickey', 'public_key', 'PublicKey', 'pubKey', 'key'])(
  'a public key in the option "%s" is refused with a message that names publicKey',
  (name) => {
    const made = () => new KlumpBase({ [name]: KEY, data } as unknown as KlumpOptions, environment)
    expect(made).toThrow(`got nothing; "${name}" is publicKey here`)
  },
)

it.each([
  ['onSuccess', 'done', 'onSuccess: expected a function, got "done"; not called.'],
  ['onClose', {}, 'onClose: expected a function, got an object; not called.'],
  ['autoOpen', 'true', 'autoOpen: expected true or false, got "true"; ignored.'],
  ['closeOnBack', 1, 'closeOnBack: expected true or false, got 1; ignored.'],
])('the option %s with the value %j causes a warning, and the opening goes on', async (name, given, line) => {
  expect(await open({ [name]: given })).toEqual({ status: 'cancelled' })
  await expect.poll(() => warned).toEqual([`Klump: ${line}`])
})

it.each(['onSuccess', 'autoOpen'])('the option %s causes no warning when it is null', async (name) => {
  await open({ [name]: null })
  expect(warned).toEqual([])
})

it('all order fields that are left out cause one warning, which lists ten of them', async () => {
  const items = Array.from({ length: 12 }, () => ({ ...item, unit_price: 1, image_url: 'data:,' }))
  await open({ data: { ...data, amount: 12, items } })
  await expect.poll(() => warned).toHaveLength(1)
  expect(warned[0]?.split('\n')).toHaveLength(11)
  expect(warned[0]).toMatch(/^Klump: data\.items\[0\]\.image_url: .*\n\.\.\. and 2 more\.$/s)
})

it.each([
  [new Error('Request failed with status 500'), 'data: could not be read: Request failed with status 500'],
  ['no cart', 'data: could not be read: no cart'],
  [{ message: 'no cart' }, 'data: could not be read: no cart'],
  [undefined, 'data: could not be read: see error.cause.'],
  [new Error('x'.repeat(500)), `data: could not be read: ${'x'.repeat(200)}`],
])('the error for an order that does not arrive contains the reason: %s', async (reason, message) => {
  const error = await failure({ data: () => Promise.reject(reason) })
  expect(error).toMatchObject({ code: 'data_unavailable', message, cause: reason })
})

it('a secret key in what the data function throws is not repeated, and the cause is left out', async () => {
  const thrown = new Error(`401 for ${'x'.repeat(300)} klp_sk_test_madeup0001`)
  const error = await failure({ data: () => Promise.reject(thrown) })
  expect(error.code).toBe('secret_key')
  expect(error.message).not.toContain('madeup')
  expect(error.cause).toBeUndefined()
})

it('a secret key that only toJSON() returns is not repeated in the error message', async () => {
  const error = await failure({ data: { ...data, amount: { toJSON: () => 'klp_sk_test_madeup0001' } } })
  expect(error.code).toBe('secret_key')
  expect(error.message).not.toContain('madeup')
})

it('Klump without new throws an error that says so, and with new it makes an instance of the class', () => {
  const Klump = needsNew(KlumpBase)
  const call = Klump as unknown as (options: object) => unknown
  expect(() => call({})).toThrow('Klump: write new Klump({ ... }), with "new".')
  const klump = new Klump({ publicKey: KEY, data: data as never, autoOpen: false }, environment)
  expect(klump).toBeInstanceOf(Klump)
  expect(klump).toBeInstanceOf(KlumpBase)
  expect(() => (FakeKlump as unknown as () => unknown)()).toThrow(KlumpError)
})

it('shopper.will throws for an unknown ending, with a list of them, and for one that cannot be chosen', () => {
  expect(() => shopper.will('declind' as never)).toThrow(/no ending "declind"; there are success, .*declined/)
  expect(() => shopper.will('invalid_data' as never)).toThrow(/comes of what is passed/)
})

it('an outcome as JSON contains the fields of its error, and not the cause', async () => {
  const outcome = await open({ data: () => Promise.reject(new Error('no cart for ada@x.ng')) })
  const logged = JSON.parse(JSON.stringify(outcome)) as { error: object }
  expect(logged.error).toEqual({
    name: 'KlumpError',
    code: 'data_unavailable',
    message: 'data: could not be read: no cart for ada@x.ng',
    type: 'data',
    recoverable: true,
    help: 'klump-checkout/dist/docs/errors.md#data_unavailable',
  })
})

it('the shopper’s personal data in an order is repeated in no error and no warning', async () => {
  const personal = {
    first_name: 'Adaeze',
    email: 'adaeze-at-x',
    phone: '0801',
    shipping_data: '1 Broad Street',
  }
  const error = await failure({ data: { ...data, ...personal, amount: 1 } })
  expect(JSON.stringify(error) + warned.join('')).not.toMatch(/Adaeze|adaeze|0801|Broad/)
  expect(JSON.stringify(error)).toContain('expected 4000')
})
