import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { step } from '../testing/wire.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string | RegExp) => page.getByLabelText(name)

/** Opens the checkout at a form with these fields. */
async function form(...form_fields: object[]) {
  const opened = openCheckout({
    answers: beginningWith(step('QUESTIONS', { api: '/loans/questions', form_fields })),
  })
  await button(/Stanbic/).click()
  await expect.element(button('Continue')).toBeVisible()
  return { ...opened, body: () => opened.sent.find(({ path }) => path === '/loans/questions')?.body }
}

const ALL = [
  { type: 'text', name: 'firstname', label: 'First name', required: true },
  { type: 'tel', name: 'phoneNumber', label: 'Phone', required: true, value: ' ' },
  { type: 'email', name: 'work_email', label: 'Work email', required: true },
  { type: 'number', name: 'children', label: 'Children', required: true, max: 20 },
  { type: 'number', name: 'income', label: 'Income', format: 'amount', required: true, min: 1000 },
  { type: 'date', name: 'date_of_birth', label: 'Date of birth', required: true, max: '2005-01-31' },
  { type: 'password', name: 'pin', label: 'PIN', required: true },
  { type: 'select', name: 'state', label: 'State', required: true, options: ['Lagos', 'Oyo'] },
  { type: 'radio', name: 'gender', label: 'Gender', required: true, options: ['Female', 'Male'] },
  { type: 'checkbox', name: 'truth', label: 'All of it is true', required: true },
  { type: 'textarea', name: 'address', label: 'Home address', required: true, min: 10 },
  { type: 'hidden', name: 'ticket', value: 'T1' },
  { type: 'sundial', name: 'note', label: 'Note' },
]

test('every kind of field is drawn, has its own error when it is missing, and is sent', async () => {
  const { body } = await form(...ALL)
  await button('Continue').click()
  await expect.element(field('First name')).toHaveFocus()
  const said: [string | RegExp, string][] = [
    ['First name', 'Enter your first name.'],
    ['Work email', 'Enter your work email.'],
    ['Children', 'Enter your children.'],
    ['Income', 'Enter your income.'],
    ['Date of birth', 'Enter your date of birth.'],
    [/^PIN$/, 'Enter your PIN.'],
    ['State', 'Choose one from the list.'],
    ['All of it is true', 'Tick this to go on.'],
    ['Home address', 'Enter your home address.'],
  ]
  for (const [label, words] of said) await expect.element(field(label)).toHaveAccessibleDescription(words)
  const gender = page.getByRole('radiogroup', { name: 'Gender' })
  await expect.element(gender).toHaveAccessibleDescription('Choose one of these.')
  await expect.element(field(/^Note/)).not.toHaveAccessibleDescription()

  await field('First name').fill('Ada')
  await field('Phone').fill('+234 801 234 5678')
  await field('Work email').fill('ada@work.example')
  await field('Children').fill('2')
  await field('Income').fill('250000')
  await field('Date of birth').fill('1990-01-31')
  await field(/^PIN$/).fill('12 34')
  await field('State').selectOptions('Oyo')
  await page.getByRole('radio', { name: 'Female' }).click()
  await field('All of it is true').click()
  await field('Home address').fill('12 Marina Road\nLagos')
  await button('Continue').click()
  await expect.poll(body).toMatchObject({
    firstname: 'Ada',
    phoneNumber: '08012345678',
    work_email: 'ada@work.example',
    children: 2,
    income: 250_000,
    date_of_birth: '1990-01-31',
    pin: '12 34',
    state: 'Oyo',
    gender: 'Female',
    truth: true,
    address: '12 Marina Road\nLagos',
    ticket: 'T1',
  })
  expect(body()).not.toHaveProperty('note')
})

test('the error for a value out of bounds names the bound', async () => {
  await form(...ALL)
  await field('Children').fill('21')
  await field('Income').fill('999')
  await field('Date of birth').fill('2005-02-01')
  await field('Home address').fill('Lagos')
  await button('Continue').click()
  await expect.element(field('Children')).toHaveAccessibleDescription('Enter 20 or less.')
  await expect.element(field('Income')).toHaveAccessibleDescription('Enter ₦1,000 or more.')
  await expect
    .element(field('Date of birth'))
    .toHaveAccessibleDescription('Choose 31 Jan 2005 or an earlier day.')
  await expect.element(field('Home address')).toHaveAccessibleDescription('Use at least 10 characters.')
})

test('when a group of choices has no answer, its first choice gets the focus', async () => {
  await form({
    type: 'radio',
    name: 'method',
    label: 'Send the code to',
    required: true,
    options: ['Phone', 'Email'],
  })
  await button('Continue').click()
  await expect.element(page.getByRole('radio', { name: 'Phone' })).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('radio', { name: 'Email' })).toBeChecked()
  await expect.element(page.getByRole('radiogroup')).toHaveAttribute('aria-invalid', 'false')
})

test('each kind of field asks for its keyboard and for what the browser may fill in', async () => {
  await form(
    { name: 'accountNumber', label: 'Account' },
    { name: 'phoneNumber', label: 'Phone' },
    { name: 'email', label: 'Email' },
    { name: 'firstname', label: 'First name' },
    { name: 'lastname', label: 'Last name' },
    { name: 'username', label: 'User' },
    { name: 'bvn', label: 'BVN' },
    { type: 'number', format: 'amount', name: 'income', label: 'Income' },
    { type: 'date', name: 'date_of_birth', label: 'Birthday' },
    { type: 'textarea', name: 'address', label: 'Address' },
    { type: 'password', name: 'password', label: 'Password' },
    { type: 'password', name: 'fresh', label: 'Fresh', format: 'password' },
  )
  const boxes = [...document.querySelectorAll<HTMLInputElement>('.field-control')]
  expect(
    boxes.map(({ name, type, inputMode, autocomplete }) => [name, type, inputMode, autocomplete]),
  ).toEqual([
    ['accountNumber', 'text', 'numeric', 'off'],
    ['phoneNumber', 'tel', 'tel', 'tel'],
    ['email', 'email', 'email', 'email'],
    ['firstname', 'text', '', 'given-name'],
    ['lastname', 'text', '', 'family-name'],
    ['username', 'text', '', 'username'],
    ['bvn', 'text', 'numeric', 'off'],
    ['income', 'text', 'decimal', 'off'],
    ['date_of_birth', 'date', '', 'bday'],
    ['address', 'textarea', '', 'street-address'],
    ['password', 'password', '', 'current-password'],
    ['fresh', 'password', '', 'new-password'],
  ])
})

test('each rule for a new password is ticked once it is met, and the change is announced', async () => {
  await form({
    type: 'password',
    name: 'password',
    label: 'New password',
    format: 'password',
    required: true,
  })
  const box = field(/^New password$/)
  const met = () => [...document.querySelectorAll('.password-met')].map(({ textContent }) => textContent)
  expect(met()).toEqual([])
  await box.fill('Password')
  expect(met()).toEqual(['Done: 8 characters or more', 'Done: a capital letter', 'Done: a small letter'])
  const status = page.getByRole('main').getByRole('status')
  await expect.element(status).toHaveTextContent('Still needed: a digit, a symbol, like @ or !')
  await button('Continue').click()
  await expect.element(box).toHaveFocus()
  await expect
    .element(box)
    .toHaveAccessibleDescription(/^Add what the password still needs\. The password needs/)
  await userEvent.keyboard('{End}@1')
  expect(met()).toHaveLength(5)
  await expect.element(status).toHaveTextContent('The password has all it needs.')

  await expect.element(box).toHaveAttribute('type', 'password')
  await button('Show New password').click()
  await expect.element(box).toHaveAttribute('type', 'text')
})
