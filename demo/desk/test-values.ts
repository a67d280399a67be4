/** Test inputs and the endings they cause. The first two lists are Klump's own; the endings are the sandbox's. */
export const TEST_VALUES: readonly { title: string; values: readonly [string, string][] }[] = [
  {
    title: 'Who you are',
    values: [
      ['Account number', '1234567890'],
      ['Phone', '08012345678'],
      ['Specta ID, password', 'SPTest, 111111'],
      ['Driver’s licence', 'ABC12345DE67'],
      ['New password', 'Password@1'],
    ],
  },
  {
    title: 'Codes',
    values: [
      ['Stanbic', '123456'],
      ['Polaris (first name John)', '1234'],
      ['By phone, and every other bank', '12345'],
    ],
  },
  {
    title: 'Endings, by account number',
    values: [
      ['Declined, with a reason', '1111111111'],
      ['Not eligible, at once', '2222222222'],
      ['Pending until you decide', '3333333333'],
      ['Asked to finish the account', '4444444444'],
      ['Approved', 'any other'],
    ],
  },
  {
    title: 'Endings, by phone (Klump)',
    values: [
      ['Declined', '08011111111'],
      ['Not eligible', '08022222222'],
      ['Pending until you decide', '08033333333'],
      ['Has a refund wallet', '08055555555'],
      ['First-time customer', 'any other'],
    ],
  },
]
