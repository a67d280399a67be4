import { sampled } from '../support/sample.ts'
import { expect, test } from '../support/test.ts'
import { TEST, type Shopper } from '../support/shopper.ts'

interface Way {
  bank: RegExp
  basket?: string
  /** Goes from the bank's first screen to the choice of instalments, or to the plan where there is one split. */
  identify: (shopper: Shopper) => Promise<void>
  hasOneSplit?: true
  /** What the bank asks for between the plan and the decision. */
  afterAgreeing?: (shopper: Shopper) => Promise<void>
}

const LICENCE = {
  name: 'licence.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

const WAYS: Record<string, Way> = {
  'Specta, by another bank and a Specta ID': {
    bank: /Specta/,
    async identify(shopper) {
      await shopper.sees('Which bank is your account with?')
      await shopper.types('Search', 'zenith')
      await shopper.presses('Zenith Bank')
      await shopper.sees('Your details')
      await shopper.types('Account number', TEST.account)
      await shopper.types('Phone number', TEST.phone)
      await shopper.continues()
      await shopper.sees('Log in to Specta')
      await shopper.types('Specta ID', 'SPTest')
      await shopper.types('Password', '111111')
      await shopper.continues()
      await shopper.agreesToTerms()
    },
  },
  'Wema, with terms inside the step': {
    bank: /Wema/,
    async identify(shopper) {
      await shopper.identifies('12345')
      await shopper.agreesToTerms()
    },
  },
  'First Bank, confirmed at the bank': {
    bank: /First Bank/,
    async identify(shopper) {
      await shopper.sees('What you need')
      await shopper.checkout.getByRole('checkbox').check()
      await shopper.continues()
      await shopper.sees(/^Your .* account$/)
      await shopper.types('Account number', TEST.account)
      await shopper.types('Phone number', TEST.phone)
      await shopper.continues()
      await shopper.entersCode('12345')
    },
    afterAgreeing: (shopper) => shopper.approvesAtBank(),
  },
  'Fidelity, with a down payment': {
    bank: /Fidelity/,
    basket: 'atelier',
    async identify(shopper) {
      await shopper.identifies('12345')
      await shopper.types(/Pay now/, '50000')
    },
  },
  'Renmoney, with personal and work questions': {
    bank: /Renmoney/,
    async identify(shopper) {
      const { checkout } = shopper
      await shopper.sees('About you')
      await shopper.types('First name', 'Samuel')
      await shopper.types('Last name', 'Olamide')
      await checkout.getByLabel('Date of birth').fill('1990-05-17')
      await checkout.getByRole('radio', { name: 'Male', exact: true }).check()
      await shopper.types('Home address', '12 Made-up Close')
      await checkout.getByLabel('State').selectOption('Lagos')
      await shopper.continues()
      await shopper.sees('Your work and income')
      await shopper.types(/BVN/, '12345678901')
      await checkout.getByLabel('Employment').selectOption('Employed')
      await shopper.types('Monthly income', '250000')
      await shopper.continues()
      await shopper.sees('A document of yours')
      await checkout.getByLabel('Document', { exact: true }).selectOption({ label: 'Driver’s licence' })
      await shopper.types('Document number', 'ABC12345DE67')
      await shopper.continues()
      await expect(checkout.getByLabel('Photo of the document')).toHaveAccessibleDescription(
        /Add a photo or a PDF/,
      )
      await checkout.getByLabel('Photo of the document').setInputFiles(LICENCE)
      await expect(checkout.getByRole('button', { name: 'Remove licence.png' })).toBeFocused()
      await shopper.continues()
    },
  },
  'FCMB Credit Direct, by a payment link': {
    bank: /FCMB/,
    async identify(shopper) {
      await shopper.sees('Your phone number')
      await shopper.types('Phone number', TEST.phone)
      await shopper.continues()
    },
    afterAgreeing: (shopper) => shopper.approvesAtBank(),
  },
  'Klump, for the first time': {
    bank: /^Klump/,
    hasOneSplit: true,
    async identify(shopper) {
      const { checkout } = shopper
      await shopper.sees('Your phone number')
      await shopper.types('Phone number', '08099999999')
      await shopper.continues()
      await shopper.entersCode(TEST.codes.klump)
      await shopper.sees('About you')
      await shopper.types('First name', 'Samuel')
      await shopper.types('Last name', 'Olamide')
      await shopper.types('Email', 'samuel@example.com')
      await shopper.continues()
      await shopper.sees('Your bank account')
      await checkout.getByLabel('Your bank').selectOption({ index: 3 })
      await shopper.types('Account number', TEST.account)
      await shopper.continues()
      await shopper.sees('Your BVN')
      await shopper.types(/BVN/, '12345678901')
      await shopper.continues()
      await shopper.sees('Confirm your BVN')
      await checkout.getByRole('radio').first().check()
      await shopper.continues()
      await shopper.entersCode('12345')
    },
  },
  'Klump, with a refund wallet': {
    bank: /^Klump/,
    hasOneSplit: true,
    async identify(shopper) {
      await shopper.sees('Your phone number')
      await shopper.types('Phone number', '08055555555')
      await shopper.continues()
      await shopper.entersCode(TEST.codes.klump)
    },
  },
  'Stanbic, with an account to finish': {
    bank: /Stanbic/,
    async identify(shopper) {
      await shopper.sees('Your details')
      await shopper.types('Account number', '4444444444')
      await shopper.types('Phone number', TEST.phone)
      await shopper.continues()
      await shopper.entersCode(TEST.codes.stanbic)
      await shopper.agreesToTerms()
    },
    async afterAgreeing(shopper) {
      await shopper.sees('Finish your account')
      await shopper.types('Email', TEST.email)
      await shopper.types('New password', 'Password@1')
      await shopper.continues()
    },
  },
}

for (const [[title, { bank, basket = 'rooms', identify, hasOneSplit, afterAgreeing }], details] of sampled(
  Object.entries(WAYS),
  1,
)) {
  test(title, details, async ({ shopper, demo }) => {
    const loans = demo.sandbox.loanCount()
    await shopper.visit(demo.origins.shop, { basket })
    await shopper.pay()
    await shopper.choosesBank(bank)
    await identify(shopper)
    if (!hasOneSplit) await shopper.choosesSplit()
    if (title.includes('wallet')) {
      await shopper.sees('Your refund wallet')
      await shopper.checkout.getByRole('radio').first().check()
      await shopper.continues()
    }
    const plan = await shopper.readsPlan()
    expect(plan.payments.length).toBeGreaterThan(0)
    await shopper.agrees()
    await afterAgreeing?.(shopper)
    await shopper.sees('You’re all set')
    await shopper.returnsToShop()
    await shopper.verdictIs('Paid. Thank you!')
    expect(demo.sandbox.loanCount()).toBe(loans + 1)
  })
}
