import { styledShops } from './shops/styles.ts'
import { expectSale, test } from './test.ts'

for (const shop of styledShops)
  test(`a page with ${shop.name}`, async ({ page, visit, buyer }) => {
    await visit(shop)
    await expectSale(page, buyer)
  })
