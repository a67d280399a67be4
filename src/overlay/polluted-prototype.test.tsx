import { afterEach, expect, it } from 'vitest'
import { KlumpBase, type KlumpOptions } from '../klump.ts'
import { checkoutAt, frame, heard, host, KEY, kettle, say, tidy, until } from './testing/shop.ts'

// A library of the page has put all of these on `Object.prototype`: whole openings, with the frame and the door.

const NAMES = (
  'publicKey data onLoad onOpen onSuccess onError onClose autoOpen closeOnBack checkoutUrl locale strings appearance ' +
  'theme accent radius fontFamily amount currency items shipping_fee discount tax first_name last_name email phone customer ' +
  'redirect_url merchant_reference meta_data shipping_data source reference merchantReference step confirm locked outcome ' +
  'error forFrame issues mistakes strangers settings pace attempt stage redirect payloads success optional greeted toJSON'
).split(' ')

afterEach(() => {
  for (const name of NAMES) delete (Object.prototype as Record<string, unknown>)[name]
  tidy()
})

const environment = { checkoutUrl: checkoutAt(), loadOverlay: () => import('./index.ts') }
const REFERENCE = 'KLP-1662-348036-0961'

async function buy(order: KlumpOptions['data']) {
  const called: string[] = []
  const listen = (name: string) => () => void called.push(name)
  const klump = new KlumpBase(
    {
      publicKey: KEY,
      data: order,
      onLoad: listen('load'),
      onSuccess: listen('success'),
      onClose: listen('close'),
    },
    environment,
  )
  await until(() => klump.status === 'open')
  say({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
  return { outcome: await klump.result, called }
}

it.each([
  ['false', false],
  ['text', 'https://elsewhere.example/'],
  ['a function', () => 'theirs'],
])('%s under every name changes nothing', async (_what, value) => {
  await import('./index.ts')
  for (const name of NAMES)
    Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true })
  const { merchant_reference: _none, ...order } = kettle
  const { outcome, called } = await buy(order as KlumpOptions['data'])
  expect({ ...outcome }).toEqual({ status: 'success', reference: REFERENCE })
  expect(Object.keys(outcome)).toEqual(['status', 'reference'])
  expect(called).toEqual(['load', 'success', 'close'])
  const opened = heard.find(({ standIn }) => standIn === 'open')
  expect(opened && Object.keys((opened as { open: object }).open).sort()).toEqual([
    'klump',
    'order',
    'publicKey',
    'version',
  ])
  expect(host()).toBeNull()
  expect(frame()).toBeUndefined()
})
