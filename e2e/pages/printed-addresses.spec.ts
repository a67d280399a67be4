import { welcome } from '../../demo/welcome.ts'
import { expect, test } from './test.ts'

test('every address that npm start prints has a page', async ({ demo, request }) => {
  const printed = welcome(demo).match(/https?:\S+/g) ?? []
  expect(printed.length).toBeGreaterThan(6)
  const answers = await Promise.all(
    printed.map(async (address) => [address, (await request.get(address)).status()]),
  )
  expect(answers).toEqual(printed.map((address) => [address, 200]))
})
