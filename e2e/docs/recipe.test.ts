import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { readRecipe, shopBy } from '../../src/examine/recipe.ts'
import { example } from './blocks.ts'

test('the recipe in the documents makes an order, reads its state and confirms it', async () => {
  const asked: string[] = []
  const answers: Record<string, unknown> = {
    'POST /orders': {
      id: 'a/b',
      total: '40000.50',
      checkout: { merchant_reference: 'A-1', meta_data: { note: 1 } },
    },
    'GET /orders/a%2Fb': { state: 'paid', deliveries: 1 },
    'POST /orders/a%2Fb/confirm': {},
  }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const call = `${request.method} ${request.url}`
      asked.push(`${call} ${body}`.trim())
      response.end(JSON.stringify(answers[call]))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const shop = shopBy(readRecipe(example('klump.json')), base, async () => {})

  const order = await shop.makeOrder()
  expect(order).toEqual({ id: 'a/b', reference: 'A-1', amount: 40_000.5, meta: { note: 1 } })
  expect(await shop.stateOf(order)).toEqual({ isPaid: true, times: 1 })
  answers['GET /orders/a%2Fb'] = { state: 'open', deliveries: 0 }
  expect(await shop.stateOf(order)).toEqual({ isPaid: false, times: 0 })
  await shop.confirm(order, ['not', 'text'])
  expect(asked).toContain('POST /orders {"sku":"lantern"}')
  expect(asked).toContain('POST /orders/a%2Fb/confirm {"reference":["not","text"]}')
})

test.each([
  ['{', 'expected a file of JSON'],
  ['{}', 'order.post: expected text'],
  [
    '{"order":{"post":"/","id":"id","reference":"r","amount":"a"},"state":{"get":"/"}}',
    'state.paid: expected an object',
  ],
])('an invalid recipe is refused with the name of the missing part: %s', (text, sentence) => {
  expect(() => readRecipe(text)).toThrow(sentence)
})

test('a recipe may lead to the examined server only', async () => {
  const text = example('klump.json').replace('"/orders"', '"http://127.0.0.1:1/orders"')
  const shop = shopBy(readRecipe(text), new URL('http://127.0.0.1:2'), async () => {})
  await expect(shop.makeOrder()).rejects.toThrow('expected a path of http://127.0.0.1:2')
})
