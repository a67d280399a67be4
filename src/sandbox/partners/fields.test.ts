import { expect, it } from 'vitest'
import { orderOf, stand } from '../testing/stand.ts'
import { Shopper } from '../testing/shopper.ts'

/** Wrong values for every field of every flow, each with words of the answer to it. */
const WRONG: Record<string, readonly [unknown, string][]> = {
  accountNumber: [
    ['12345', '10 digits'],
    ['12345abcde', '10 digits'],
  ],
  phoneNumber: [['0801', '11 digits']],
  otp: [['99999', 'Check it and try again']],
  firstname: [['J', 'first name']],
  lastname: [['Ol4mide', 'Write your last name as your bank has it']],
  email: [['samuel@example', 'It looks like ada@example.com']],
  bank: [['bank-of-nowhere', 'bank']],
  username: [['nobody', 'SPTest']],
  password: [
    ['secret', 'password'],
    ['Password1', 'password'],
    ['password@1', 'password'],
    ['Pass@word', 'password'],
  ],
  repaymentDay: [
    [0, 'Choose from “Repayment day”'],
    [32, 'Choose from “Repayment day”'],
  ],
  installment: [
    [99, 'installment: expected one of'],
    [0, 'installment: expected one of'],
  ],
  insurerId: [['99', 'insurers']],
  downpayment_amount: [
    [14_999.99, 'from NGN 15,000 to NGN 75,000'],
    [75_000.01, 'from NGN 15,000 to NGN 75,000'],
    ['a lot', 'from NGN 15,000 to NGN 75,000'],
  ],
  amount: [[1, "the order's 150000.00"]],
  date_of_birth: [
    ['31/01/1990', 'for instance 1990-01-31'],
    ['1990-02-30', 'for instance 1990-01-31'],
    ['2005-05-21', 'at least 18'],
  ],
  gender: [['m', 'Choose from “Gender”']],
  address: [['Lagos', 'from 10 to 200 characters']],
  state: [['kent', 'Choose from “State”']],
  bvn: [['1234567890', '11 digits']],
  employment_status: [['busy', 'Choose from “Employment”']],
  monthly_income: [
    ['plenty', 'in naira'],
    [999, 'at least 1000'],
  ],
  employer_name: [['X', 'from 2 to 100 characters']],
  document_type: [['letter', 'Choose from “Document”']],
  document_number: [['ABC123', 'It looks like ABC12345DE67']],
  document_file: [
    ['passport.jpg', 'as a data URL'],
    ['data:image/png;base64,R0lGODlhAQABAAAAACw=', 'as a data URL'],
    ['data:text/html;base64,PGI+', 'as a data URL'],
    [
      `data:application/pdf;base64,${Buffer.from(`%PDF-${' '.repeat(5_000_000)}`).toString('base64')}`,
      'more than 5 MB',
    ],
  ],
  method: [['pigeon', 'Choose from “Send the code to”']],
  use_wallet: [['maybe', 'Choose from “Use your refund wallet?”']],
}

const CUSTOMERS: [string, Record<string, unknown>][] = [
  ['stanbic', { accountNumber: '4444444444' }],
  ['polaris', { accountNumber: '4444444444' }],
  ['klump', { phoneNumber: '08098765432' }],
  ['klump', { phoneNumber: '08055555555' }],
  ['specta', {}],
  ['wema', {}],
  ['first_bank', {}],
  ['fidelity', {}],
  ['renmoney', {}],
  ['fcmb_credit_direct', {}],
]

it.each(CUSTOMERS)(
  'the partner %s (%j) refuses each missing or wrong field with a message, and the step stays',
  async (slug, typed) => {
    const { sandbox } = stand()
    const shopper = await new Shopper(sandbox, slug, orderOf(150_000), typed).start()
    while (shopper.step.name !== 'NEW_LOAN') {
      const { name: open, method, form_fields: fields = [] } = shopper.step
      for (const field of method === 'POST' ? fields : []) {
        const at = `${open}: ${field.name}`
        if (field.required) {
          const { status, body } = await shopper.goOn({ [field.name]: undefined })
          const said = field.label ? `Please fill in “${field.label}”.` : `${field.name} is missing.`
          expect([at, status, body['message']]).toEqual([at, 400, expect.stringContaining(said)])
        }
        for (const [value, words] of wrongFor(field)) {
          const { status, body } = await shopper.goOn({ [field.name]: value })
          expect([at, status, body['message']]).toEqual([at, 400, expect.stringContaining(words)])
        }
        expect(shopper.step.name).toBe(open)
      }
      expect([open, (await shopper.goOn()).status]).toEqual([open, 200])
    }
  },
)

/** Optional hidden fields hold the order's own values. A shopper cannot type them wrong. */
function wrongFor({ name, type, required }: { name: string; type: string; required?: boolean }) {
  if (type === 'hidden' && !required) return []
  const wrong = WRONG[name]
  if (!wrong) throw new Error(`Nobody has thought of a wrong ${name} yet.`)
  return wrong
}

it('the document number is checked by the format of the chosen document', async () => {
  const { sandbox } = stand()
  const shopper = await new Shopper(sandbox, 'renmoney', orderOf(150_000)).start()
  await shopper.walkTo('DOCUMENT_VERIFICATION')
  const passport = { document_type: 'international_passport', document_number: 'a12345678' }
  const mixedUp = await shopper.goOn({ ...passport, document_number: 'ABC12345DE67' })
  expect(mixedUp.body['message']).toContain('International passport')
  expect((await shopper.goOn(passport)).status).toBe(200)
})
