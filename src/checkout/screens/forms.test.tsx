import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { beginningWith, openCheckout, refusal } from '../testing/open-checkout.tsx'
import { order, partner, publishedPartner, steps } from '../testing/wire.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = () => page.getByRole('heading', { level: 1 })
const chooseStanbic = () => button(/Stanbic/).click()

test('each new screen moves the focus to its heading', async () => {
  openCheckout()
  await expect.element(heading()).toHaveTextContent('Choose your bank')
  await expect.element(heading()).toHaveFocus()
  await chooseStanbic()
  await expect.element(heading()).toHaveTextContent('Your details')
  await expect.element(heading()).toHaveFocus()
})

test('a box that the shopper touched before the heading got the focus keeps it', async () => {
  const { screen } = openCheckout()
  const box = () => screen.container.querySelector<HTMLElement>('input[name="accountNumber"]')
  // In the same turn that draws the screen, sooner than any shopper.
  const observer = new MutationObserver(() => box()?.focus())
  observer.observe(screen.container, { childList: true, subtree: true })
  await chooseStanbic()
  await expect.element(heading()).toHaveTextContent('Your details')
  observer.disconnect()
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  expect(document.activeElement).toBe(box())
})

test('the published first step of Stanbic shows no placeholder that repeats its label, and links to a new account', async () => {
  openCheckout({ answers: { '/loans/partners': { data: [publishedPartner('stanbic')] } } })
  await chooseStanbic()
  const account = page.getByLabelText('Account Number')
  await expect.element(account).not.toHaveAttribute('placeholder')
  await expect.element(account).not.toHaveAccessibleDescription()
  await expect
    .element(page.getByRole('link', { name: 'No account yet? Open one' }))
    .toHaveAttribute('href', 'https://enrol.bank.example:8444/open')
  await account.fill('1234567890')
  await expect.element(account).toHaveValue('1234 5678 90')
})

test('a placeholder is shown as a description below its box, not inside the box', async () => {
  const said = 'Enter phone number registered to your bank account'
  const account = (placeholder: string, more: object = {}) => ({
    ...steps.account,
    form_fields: [
      { type: 'text', name: 'accountNumber', label: 'Account number', placeholder, required: true },
      { type: 'text', name: 'phoneNumber', label: 'Phone number', placeholder: said, ...more },
      { type: 'password', name: 'password', label: 'Password', placeholder: 'S3cret!' },
      { type: 'textarea', name: 'why', label: 'Reason', placeholder: '11 digits, like 0801 234 5678' },
    ],
  })
  openCheckout({ answers: beginningWith(account('1234567890')) })
  await chooseStanbic()
  const box = (label: string) => page.getByLabelText(label, { exact: true })
  await expect.element(box('Account number')).toHaveAccessibleDescription('For example 1234 5678 90')
  await expect.element(page.getByLabelText(/^Phone number/)).toHaveAccessibleDescription(said)
  expect(document.querySelectorAll('[placeholder]')).toHaveLength(0)
})

test('each missing or wrong value has an error beside its field, and the first field gets the focus', async () => {
  const { sent } = openCheckout({ order: { ...order, phone: '08012345678' } })
  await chooseStanbic()
  await page.getByLabelText('Phone number').fill('0801')
  await button('Continue').click()
  const account = page.getByLabelText('Account number')
  await expect.element(account).toHaveFocus()
  await expect.element(account).toHaveAccessibleDescription('Enter your account number.')
  await expect
    .element(page.getByLabelText('Phone number'))
    .toHaveAccessibleDescription('Enter a Nigerian number with 11 digits, like 0801 234 5678.')

  await userEvent.keyboard('123')
  await expect.element(account).toHaveAttribute('aria-invalid', 'false')
  await expect.element(page.getByLabelText('Phone number')).toHaveAttribute('aria-invalid', 'true')
  await expect.element(account).toHaveFocus()
  expect(sent.map(({ path }) => path)).not.toContain('/loans/account/verification')
})

test('a refusal shows the server’s message as plain text, and the typed values stay', async () => {
  openCheckout({ answers: { '/loans/account/verification': refusal(422, 'No such <b>account</b>') } })
  await chooseStanbic()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  const alert = page.getByRole('alert')
  await expect.element(alert).toHaveTextContent('No such <b>account</b>')
  await expect.element(alert).toHaveFocus()
  await expect.element(page.getByLabelText('Account number')).toHaveValue('1234 5678 90')
})

test('an unknown step is drawn from its fields, which are sent under their names', async () => {
  const moon = {
    ...steps.account,
    name: 'MOON_PHASE',
    api: '/loans/moon',
    display_data: { title: 'About the moon', subtitle: 'One question more' },
    form_fields: [
      {
        type: 'select',
        name: 'phase',
        label: 'Phase',
        required: true,
        options: [{ value: 2, label: 'Full' }],
      },
      { type: 'checkbox', name: 'seen', label: 'I have seen it', required: false },
      { type: 'hidden', name: 'amount' },
      { type: 'hidden', name: 'ticket', value: 'T1' },
      { type: 'sundial', name: 'note', label: 'Note', required: false, smalltext: 'In your words' },
    ],
  }
  const { sent } = openCheckout({ answers: { '/loans/partners': { data: [partner({ next_step: moon })] } } })
  await chooseStanbic()
  await expect.element(heading()).toHaveTextContent('About the moon')
  await page.getByLabelText('I have seen it').click()
  await page.getByLabelText(/^Note/).fill('bright')
  await button('Continue').click()
  expect(sent.at(-1)).toMatchObject({
    path: '/loans/moon',
    body: { partner: 'stanbic', phase: '2', seen: true, amount: 40000, ticket: 'T1', note: 'bright' },
  })
})

test('the typed values are kept after Back', async () => {
  openCheckout()
  await chooseStanbic()
  await page.getByLabelText('Account number').fill('12345')
  await button('Back').click()
  await chooseStanbic()
  await expect.element(page.getByLabelText('Account number')).toHaveValue('1234 5')
})

test('the contact screen asks only for the contact data that the shop did not pass', async () => {
  const { email: _email, ...noEmail } = order
  const { sent } = openCheckout({ order: noEmail })
  await expect.element(page.getByLabelText('Email address')).toBeVisible()
  await expect.element(page.getByLabelText('Phone number')).not.toBeInTheDocument()
  await page.getByLabelText('Email address').fill('ada@example.com')
  await button('Continue').click()
  await expect.element(heading()).toHaveTextContent('Choose your bank')
  expect(sent[0]?.body).toMatchObject({ email: 'ada@example.com', phone: '08012345678' })
})

test('Esc sends `leave` to the page, with `confirm` if typed values would be lost', async () => {
  const { emitted } = openCheckout()
  await expect.element(heading()).toHaveTextContent('Choose your bank')
  await userEvent.keyboard('{Escape}')
  expect(emitted.at(-1)).toEqual({ type: 'leave', step: 'CHOOSE_BANK', confirm: false })
  await chooseStanbic()
  await page.getByLabelText('Account number').fill('1')
  await userEvent.keyboard('{Escape}')
  expect(emitted.at(-1)).toEqual({ type: 'leave', step: 'ACCOUNT_VERIFICATION', confirm: true })
})

test('a shop’s own title is shown as plain text', async () => {
  openCheckout({ strings: { 'banks.title': 'Pick a <i>bank</i>', 'no.such.line': 'x' } })
  await expect.element(heading()).toHaveTextContent('Pick a <i>bank</i>')
})

test('a bank that cannot be chosen shows the reason, and is not a button', async () => {
  const data = [
    partner(),
    partner({ slug: 'wema', name: 'Wema Bank', is_active: false, next_step: null }),
    partner({ slug: 'polaris', name: 'Polaris Bank', min_loan_amount: '50000.00' }),
  ]
  openCheckout({ answers: { '/loans/partners': { data } } })
  await expect.element(page.getByText('Coming soon')).toBeVisible()
  await expect.element(page.getByText('From ₦50,000')).toBeVisible()
  expect(page.getByRole('main').getByRole('button').elements()).toHaveLength(1)
})
