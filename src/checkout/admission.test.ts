import { expect, it } from 'vitest'
import { refusalFor } from './admission.ts'

const LIVE = 'klp_pk_0123456789'
const TEST = 'klp_pk_test_0123456789'
const SHOP = 'https://shop.example'

/** The checkout's window, with this list in its document. */
const frame = ({
  isSecureContext = true,
  allowed,
  search = '',
}: { isSecureContext?: boolean; allowed?: string; search?: string } = {}) => ({
  isSecureContext,
  location: { origin: 'https://checkout.example', search } as Location,
  document: {
    querySelector: () => (allowed === undefined ? null : { content: allowed }),
  } as unknown as Document,
})

it.each([
  ['https', LIVE, SHOP, {}, undefined],
  ['a page of an app, which has no origin', LIVE, 'null', { isSecureContext: false }, undefined],
  ['http somewhere, with a LIVE key', LIVE, 'http://shop.example', { isSecureContext: false }, 'unsafe_page'],
  ['https inside a page with http', LIVE, SHOP, { isSecureContext: false }, 'unsafe_page'],
  ['http somewhere, with a TEST key', TEST, 'http://shop.example', { isSecureContext: false }, undefined],
  ['the checkout’s own origin, with a LIVE key', LIVE, 'https://checkout.example', {}, 'unsafe_page'],
  ['the checkout’s own origin, with a TEST key', TEST, 'https://checkout.example', {}, undefined],
  [
    'one that is listed',
    LIVE,
    SHOP,
    { allowed: 'https://other.example\n  https://shop.example ' },
    undefined,
  ],
  ['one that is not', LIVE, SHOP, { allowed: 'https://other.example' }, 'origin_not_allowed'],
  [
    'one that is not, with a TEST key',
    TEST,
    SHOP,
    { allowed: 'https://other.example' },
    'origin_not_allowed',
  ],
  [
    'a part of one',
    LIVE,
    SHOP,
    { allowed: 'https://shop.example.org https://a.shop.example http://shop.example' },
    'origin_not_allowed',
  ],
  ['no origin, where some are listed', LIVE, 'null', { allowed: SHOP }, 'origin_not_allowed'],
  ['any, where all are', LIVE, 'null', { allowed: '*' }, undefined],
  ['any, where the list is empty', LIVE, SHOP, { allowed: ' ' }, undefined],
  ['one whose frame was asked for with its key', LIVE, SHOP, { search: `?key=${LIVE}` }, undefined],
  [
    'one whose frame was asked for with the key of an account that lists it',
    LIVE,
    SHOP,
    { allowed: SHOP, search: `?key=klp_pk_another00001&key=${LIVE}` },
    'origin_not_allowed',
  ],
  [
    'one whose frame was asked for with no key in its place',
    LIVE,
    SHOP,
    { search: '?key=' },
    'origin_not_allowed',
  ],
] as const)('%s', (_what, publicKey, shopOrigin, at, code) => {
  expect(refusalFor(publicKey, shopOrigin, frame(at))?.code).toBe(code)
})
