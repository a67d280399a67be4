import { TEST } from '../support/shopper.ts'
import type { WebDriverShopper } from './buyer.ts'
import { isHere, WEBKIT } from './find.ts'
import { named } from './inside.ts'
import { expect, heard, payload, pays, test, verdictIs, visitsDemo } from './test.ts'
import { KEYS } from './web-driver.ts'

// The stories of the same names in ../stories, as far as WebDriver can run them.

test.skip(!isHere(WEBKIT), 'WebKitGTK is not installed: npm run engines')

const ENDS = ['onLoad', 'onOpen', 'onSuccess', 'onClose', 'result']

const figures = (kind: string) =>
  [...document.querySelectorAll(kind)].map(({ textContent }) => textContent.replace(/\s+/g, ' '))

async function paysIn4(buyer: WebDriverShopper, phone: string): Promise<void> {
  await buyer.sees('Choose your bank')
  await buyer.presses('Klump')
  await buyer.types('Phone number', phone)
  await buyer.continues()
  await buyer.entersCode(TEST.codes.klump)
  await buyer.sees('Check your plan')
}

test('a returning customer pays in 4 in the app with the npm import', async ({ webkit, buyer, demo }) => {
  const loans = demo.sandbox.loanCount()
  await visitsDemo(webkit, demo.origins.spa, 'atelier')
  await pays(webkit)
  await paysIn4(buyer, TEST.phone)
  expect(await webkit.run(figures, 'dd')).toEqual(expect.arrayContaining(['₦49,250.00', '₦205,952.33']))
  await buyer.agrees()
  await buyer.sees('all set')
  await buyer.returnsToShop()
  await verdictIs(webkit, 'Paid')
  expect(await heard(webkit)).toEqual(ENDS)
  expect(demo.sandbox.loanCount()).toBe(loans + 1)
})

test('a new customer pays with Stanbic in the shop with the script tag', async ({ webkit, buyer, demo }) => {
  const loans = demo.sandbox.loanCount()
  await visitsDemo(webkit, demo.origins.shop, 'kitchen', false)
  await pays(webkit)
  await buyer.sees('How can we reach you')
  await buyer.types('Email address', TEST.email)
  await buyer.types('Phone number', '0801 234 5678')
  await buyer.continues()
  await buyer.sees('Choose your bank')
  await buyer.presses('Stanbic')
  await buyer.identifies()
  await buyer.entersCode(TEST.codes.stanbic)
  await buyer.agreesToTerms()
  await buyer.ticks('^6 ')
  await buyer.selects('day', 25)
  await buyer.selects('Insurer', 1)
  await buyer.presses('See my payments')
  await buyer.sees('Check your plan')
  expect(await webkit.run(figures, 'dd')).toEqual(expect.arrayContaining(['₦6,666.67', '₦43,049.50']))
  const [today = '', ...others] = await webkit.run(figures, 'tbody tr')
  const later = others.filter((row) => row.startsWith('25 '))
  expect(today).toMatch(/Today.*₦6,666\.67/)
  expect(later).toHaveLength(5)
  for (const payment of later) expect(payment).toMatch(/25 .*₦7,174\.90/)
  await buyer.agrees()
  await buyer.sees('all set')
  await buyer.returnsToShop()
  await verdictIs(webkit, 'Paid')
  expect(demo.sandbox.loanCount()).toBe(loans + 1)
  expect(await heard(webkit)).toEqual(ENDS)
  const reference = expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/) as unknown
  expect(await payload(webkit, 'onSuccess')).toMatchObject({
    reference,
    data: { type: 'SUCCESS', data: { data: { reference } } },
  })
})

test('a returning customer is not asked for email and phone', async ({ webkit, buyer, demo }) => {
  await visitsDemo(webkit, demo.origins.shop, 'kitchen')
  await pays(webkit)
  await buyer.sees('Choose your bank')
})

async function comesToTheBank(buyer: WebDriverShopper): Promise<void> {
  await buyer.sees('Choose your bank')
  await buyer.presses('Polaris')
  await buyer.sees('What you need')
  await buyer.continues()
  await buyer.identifies(() => buyer.types('First name', 'John'))
  await buyer.entersCode(TEST.codes.polaris)
  await buyer.agreesToTerms()
  await buyer.ticks('^4 ')
  await buyer.presses('See my payments')
  await buyer.sees('Check your plan')
  expect(await buyer.driver.run(figures, 'dd')).toEqual(expect.arrayContaining(['₦3,000.01', '₦214,376.21']))
  await buyer.agrees()
  await buyer.sees('^Continue at .*Polaris')
  await buyer.follows('^Open .*Polaris')
}

test('Polaris asks the shopper to confirm in a tab of the bank that has no opener', async ({
  webkit,
  buyer,
  demo,
}) => {
  await visitsDemo(webkit, demo.origins.shop, 'cold')
  await pays(webkit)
  await comesToTheBank(buyer)
  await webkit.inNewTab(async () => {
    await webkit.find(named, 'button', 'Approve')
    expect(await webkit.run(() => window.opener === null)).toBe(true)
    await webkit.click(named, 'button', 'Approve')
    await webkit.until(() => !document.querySelector('button'))
  })
  await buyer.sees('all set')
  await buyer.returnsToShop()
  await verdictIs(webkit, 'Paid')
})

test('a loan that the bank declines on its page ends as failed with the code declined', async ({
  webkit,
  buyer,
  demo,
}) => {
  await visitsDemo(webkit, demo.origins.shop, 'cold')
  await pays(webkit)
  await comesToTheBank(buyer)
  await webkit.inNewTab(async () => {
    await webkit.click(named, 'button', 'Decline')
    await webkit.until(() => !document.querySelector('button'))
  })
  await buyer.sees('said no this time')
  await buyer.returnsToShop()
  expect(await heard(webkit)).toEqual(['onLoad', 'onOpen', 'onError', 'onClose', 'result'])
  expect(await payload(webkit, 'onError')).toMatchObject({ code: 'declined', type: 'decision' })
})

test('the checkout closes without a question before anything was typed, and the button receives the focus', async ({
  webkit,
  buyer,
  demo,
}) => {
  await visitsDemo(webkit, demo.origins.shop, 'kitchen')
  await pays(webkit)
  await buyer.sees('Choose your bank')
  await buyer.closes()
  expect(await webkit.run(() => document.activeElement?.textContent)).toContain(
    'Pay in instalments with Klump',
  )
  expect(await heard(webkit)).toEqual(['onLoad', 'onOpen', 'onClose', 'result'])
  expect(await payload(webkit, 'result')).toMatchObject({ status: 'cancelled' })
})

test('Esc inside the checkout asks before it closes once the shopper has typed something', async ({
  webkit,
  buyer,
  demo,
}) => {
  await visitsDemo(webkit, demo.origins.shop, 'kitchen', false)
  await pays(webkit)
  await buyer.sees('How can we reach you')
  await buyer.types('Email address', TEST.email)
  await webkit.press(KEYS.Escape)
  await buyer.pressesAround('^Stay')
  await buyer.sees('How can we reach you')
  expect(await buyer.valueOf('Email address')).toBe(TEST.email)

  await webkit.press(KEYS.Escape)
  await buyer.pressesAround('^Leave')
  await buyer.isBack()
  expect(await payload(webkit, 'onClose')).toMatchObject({ type: 'CANCELLED' })
})

test('the shopper can open the checkout again after leaving', async ({ webkit, buyer, demo }) => {
  await visitsDemo(webkit, demo.origins.shop, 'kitchen')
  await pays(webkit)
  await buyer.sees('Choose your bank')
  await buyer.closes()
  await pays(webkit)
  await buyer.sees('Choose your bank')
})

test('a button that is pressed three times opens one checkout and makes one loan', async ({
  webkit,
  buyer,
  demo,
}) => {
  const before = { loans: demo.sandbox.loanCount(), transactions: demo.sandbox.transactions().length }
  await visitsDemo(webkit, demo.origins.shop, 'atelier')
  await webkit.run(() => {
    for (let press = 0; press < 3; press++) document.getElementById('pay')?.click()
  })
  await paysIn4(buyer, TEST.phone)
  await buyer.agrees()
  await buyer.sees('all set')
  await webkit.enter()
  expect(await webkit.run(() => document.querySelectorAll('klump-overlay').length)).toBe(1)
  await buyer.sees('all set')
  await buyer.returnsToShop()
  await verdictIs(webkit, 'Paid')
  expect(demo.sandbox.loanCount()).toBe(before.loans + 1)
  expect(demo.sandbox.transactions()).toHaveLength(before.transactions + 1)
  expect(await heard(webkit)).toEqual(ENDS)
})

test('a page that deletes the overlay while the bank decides receives pending, and its order cannot be paid', async ({
  webkit,
  buyer,
  demo,
}) => {
  const before = demo.sandbox.loanCount()
  await visitsDemo(webkit, demo.origins.shop, 'atelier')
  await pays(webkit)
  await paysIn4(buyer, '08033333333')
  await buyer.agrees()
  await buyer.sees('is deciding')
  const [transaction] = demo.sandbox.transactions()
  await webkit.enter()
  await webkit.run(() => document.querySelector('klump-overlay')?.remove())
  expect(await payload(webkit, 'result')).toMatchObject({
    status: 'pending',
    reference: transaction?.reference,
  })
  expect(await heard(webkit)).toEqual(['onLoad', 'onOpen', 'onClose', 'result'])
  await verdictIs(webkit, 'still deciding')
  expect(demo.sandbox.loanCount()).toBe(before + 1)
  expect(await webkit.run(() => document.querySelector('#pay')?.hasAttribute('disabled'))).toBe(true)
})
