import { sampled } from '../support/sample.ts'
import { guardedShops } from './shops/policies.ts'
import { expectSale, test } from './test.ts'

for (const [shop, details] of sampled(guardedShops, 1))
  test(`a page with ${shop.name} sells`, details, async ({ page, visit, buyer, browserName }) => {
    test.skip(
      browserName === 'firefox' && shop.name.includes('COOP'),
      'its driver loses a page that isolates itself',
    )
    await visit(shop)
    await expectSale(page, buyer)
  })
