/** What Klump publishes to type in its test environment; the sandbox takes the same. By the labels that the shopper reads. */
export const TEST_VALUES: Readonly<Record<string, string>> = {
  'Account number': '1234567890',
  'Phone number': '08012345678',
  Email: 'ada@example.com',
  'First name': 'John',
  'Last name': 'Olamide',
  'Date of birth': '1990-05-17',
  'Home address': '12 Made-up Close',
  'Monthly income': '250000',
  'Document number': 'ABC12345DE67',
  'Bank Verification Number': '12345678901',
  // A list to choose from, by its title: with Specta.
  'Your salary bank': 'Zenith Bank',
  'Specta ID': 'SPTest',
  Password: '111111',
  'New password': 'Password@1',
}

/** Each bank's one-time code is as much of this as it asks for. */
export const CODE = '123456'
