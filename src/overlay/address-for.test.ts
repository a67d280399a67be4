import { expect, test } from 'vitest'
import { addressFor } from './address-for.ts'

test.each([
  ['https://js.klump.example/checkout/', 'https://js.klump.example/checkout/?key=klp_pk_test_a1'],
  ['https://js.klump.example/c/?v=2#top', 'https://js.klump.example/c/?v=2&key=klp_pk_test_a1#top'],
  ['https://js.klump.example/c/?key=other', 'https://js.klump.example/c/?key=klp_pk_test_a1'],
])(
  'the address of the checkout gets the key in its query, once, and keeps the rest: %s',
  (checkoutUrl, address) => {
    expect(addressFor(checkoutUrl, 'klp_pk_test_a1')).toBe(address)
  },
)
