import { expect, test } from './support/test.ts'
import { inFull, sampled } from '../support/sample.ts'

// The page itself is left: by a link, by the shop's callback, by the back button. It still receives an outcome before.

const REFERENCE = 'KLP-1662-348036-0961'
const success = { type: 'outcome', outcome: { status: 'success', reference: REFERENCE } }

for (const [name, details] of sampled(['onLoad', 'onOpen'], 1))
  test(
    `a page that navigates away in ${name} receives one onClose before it is gone`,
    details,
    async ({ hostile, page }) => {
      await hostile.visit({ callbacks: { [name]: 'location.href = "/elsewhere"' } })
      await hostile.pay()
      await expect(page).toHaveTitle('Elsewhere')
      const heard = await hostile.heard()
      expect(heard.slice(0, 1)).toEqual(['onLoad'])
      expect(heard.filter((it) => it === 'onClose')).toEqual(['onClose'])
      expect(hostile.said).toEqual([])
    },
  )

for (const [name, details] of sampled(['onSuccess', 'onClose'], 1))
  test(
    `a page that navigates away in ${name} receives onSuccess and onClose`,
    details,
    async ({ hostile, page }) => {
      await hostile.visit({ callbacks: { [name]: 'location.href = "/elsewhere"' } })
      await hostile.opens()
      await hostile.says(success)
      await expect(page).toHaveTitle('Elsewhere')
      expect((await hostile.heard()).slice(0, 4)).toEqual(['onLoad', 'onOpen', 'onSuccess', 'onClose'])
      expect(hostile.said).toEqual([])
    },
  )

test(
  'a page that is left while the checkout is open receives CANCELLED',
  inFull,
  async ({ hostile, page }) => {
    await hostile.visit({ callbacks: { onClose: 'sessionStorage.type = payload.type' } })
    await hostile.opens()
    await hostile.run('location.href = "/elsewhere"')
    await expect(page).toHaveTitle('Elsewhere')
    expect(await hostile.run('sessionStorage.type')).toBe('CANCELLED')
  },
)

test('a page that is left while the loan is requested receives PENDING with the reference', async ({
  hostile,
  page,
}) => {
  await hostile.visit({
    callbacks: { onClose: 'sessionStorage.type = payload.type + " " + payload.reference' },
  })
  await hostile.opens()
  await hostile.isLocked(REFERENCE)
  await hostile.run('location.href = "/elsewhere"')
  await expect(page).toHaveTitle('Elsewhere')
  expect(await hostile.run('sessionStorage.type')).toBe(`PENDING ${REFERENCE}`)
})

test('a page that returns from the back/forward cache continues the checkout, with one outcome', async ({
  hostile,
}) => {
  await hostile.visit()
  await hostile.opens()
  await hostile.isLocked(REFERENCE)
  await hostile.run('dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))')
  await hostile.run('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))')
  expect(await hostile.heard()).toEqual(['onLoad', 'onOpen'])
  await hostile.says(success)
  await hostile.endsWith({ status: 'success', reference: REFERENCE }, [
    'onLoad',
    'onOpen',
    'onSuccess',
    'onClose',
  ])
})
