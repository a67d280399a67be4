import { expect, it } from 'vitest'
import { refusalFor } from './admission.ts'

const LIVE = 'klp_pk_0123456789'
const TEST = 'klp_pk_test_0123456789'
const SHOP = 'https://shop.example'

/** The frame's window, whose document lists the origins `allowed`. */
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
  ['opens for a page with https', LIVE, SHOP, {}, undefined],
  ['opens for a page of an app, which has no origin', LIVE, 'null', { isSecureContext: false }, undefined],
  ['refuses http with a LIVE key', LIVE, 'http://shop.example', { isSecureContext: false }, 'unsafe_page'],
  ['refuses https inside a page with http', LIVE, SHOP, { isSecureContext: false }, 'unsafe_page'],
  ['opens for http with a TEST key', TEST, 'http://shop.example', { isSecureContext: false }, undefined],
  ['refuses its own origin with a LIVE key', LIVE, 'https://checkout.example', {}, 'unsafe_page'],
  ['opens for its own origin with a TEST key', TEST, 'https://checkout.example', {}, undefined],
  [
    'opens for a listed origin',
    LIVE,
    SHOP,
    { allowed: 'https://other.example\n  https://shop.example ' },
    undefined,
  ],
  ['refuses an unlisted origin', LIVE, SHOP, { allowed: 'https://other.example' }, 'origin_not_allowed'],
  [
    'refuses an unlisted origin also with a TEST key',
    TEST,
    SHOP,
    { allowed: 'https://other.example' },
    'origin_not_allowed',
  ],
  [
    'refuses an origin that only resembles listed ones',
    LIVE,
    SHOP,
    { allowed: 'https://shop.example.org https://a.shop.example http://shop.example' },
    'origin_not_allowed',
  ],
  ['refuses the origin null where a list exists', LIVE, 'null', { allowed: SHOP }, 'origin_not_allowed'],
  ['opens for any origin where the list is *', LIVE, 'null', { allowed: '*' }, undefined],
  ['opens for any origin where the list is empty', LIVE, SHOP, { allowed: ' ' }, undefined],
  ['opens where the address names the same key', LIVE, SHOP, { search: `?key=${LIVE}` }, undefined],
  [
    'refuses a listed origin where the address names another key first',
    LIVE,
    SHOP,
    { allowed: SHOP, search: `?key=klp_pk_another00001&key=${LIVE}` },
    'origin_not_allowed',
  ],
  [
    'refuses a page where the key in the address is empty',
    LIVE,
    SHOP,
    { search: '?key=' },
    'origin_not_allowed',
  ],
] as const)('the frame %s', (_what, publicKey, shopOrigin, at, code) => {
  expect(refusalFor(publicKey, shopOrigin, frame(at))?.code).toBe(code)
})
