import { sampled } from '../support/sample.ts'
import { styledShops } from './shops/styles.ts'
import { expectSale, test } from './test.ts'

for (const [shop, details] of sampled(styledShops, 1))
  test(`a page with ${shop.name} sells`, details, async ({ page, visit, buyer }) => {
    await visit(shop)
    await expectSale(page, buyer)
  })
