import { sampled } from '../support/sample.ts'
import { ELSEWHERE, KINDS, LOOKALIKES, named } from './support/named.ts'
import { expect, test } from './support/test.ts'

const PURCHASE = ['onLoad', 'onOpen', 'onSuccess', 'onClose']
const success = { type: 'outcome', outcome: { status: 'success', reference: 'KLP-1662-348036-0961' } }
for (const [kind, details] of sampled(KINDS, 1))
  test(`a page with an <${kind}> for each property of its document sells`, details, async ({ hostile }) => {
    await hostile.visit({ before: named(kind) })
    expect(await hostile.run('String(document.createElement)')).not.toContain('native code')
    await hostile.opens()
    await hostile.says(success)
    await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, PURCHASE)
    await hostile.leavesNothing()
    expect(hostile.said).toEqual([])
  })

for (const [[what, above, attributes], details] of sampled(LOOKALIKES, 2))
  test(`${what} does not make our script load foreign code`, details, async ({ hostile }) => {
    const asked: string[] = []
    hostile.page.on('request', (request) => asked.push(request.url()))
    await hostile.visit({ above, attributes })
    await expect.poll(() => hostile.run('typeof Klump')).toBe('function')
    await hostile.opens()
    await hostile.says(success)
    await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, PURCHASE)
    const stolen = asked.filter((url) => url.includes('/elsewhere/') && !url.endsWith(ELSEWHERE))
    expect(stolen).toEqual([])
  })

test('a form whose inputs are named like DOM methods still receives the button and the banner', async ({
  hostile,
}) => {
  const inputs = [
    'matches',
    'closest',
    'parentNode',
    'querySelectorAll',
    'querySelector',
    'append',
    'children',
    'id',
    'dataset',
  ]
    .map((name) => `<input name="${name}">`)
    .join('')
  await hostile.visit({})
  await hostile.run(
    `document.body.insertAdjacentHTML('beforeend', '<form>${inputs}<p id="klump__checkout"></p></form><form id="klump__ad">${inputs}</form>')`,
  )
  const button =
    'Boolean(document.querySelector("#klump__checkout").shadowRoot?.querySelector("klump-button"))'
  await expect.poll(() => hostile.run(button)).toBe(true)
  await expect
    .poll(() => hostile.run('document.querySelectorAll("#klump__ad > klump-banner").length'))
    .toBe(1)
  // A change in the form itself, which calls our observer.
  await hostile.run(
    'Element.prototype.append.call(document.querySelector("form"), document.createElement("br"))',
  )
  await hostile.run('document.title')
  expect(hostile.said).toEqual([])
})
