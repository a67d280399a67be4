import { en } from '../../checkout/locale/en.ts'

/** The values that Klump publishes for its test environment, by the labels of their fields. The sandbox accepts the same. */
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
  // A list to choose from, by its title. Specta has it, and calls it "Bank".
  [en['accountBank.title']]: 'Zenith Bank',
  'Your salary bank': 'Zenith Bank',
  'Specta ID': 'SPTest',
  Password: '111111',
  'New password': 'Password@1',
}

/** The one-time code of each bank: as many of these digits as the bank requires. */
export const CODE = '123456'

/**
 * A picture of one pixel, for lenders that require a photo of a document. Made on demand, because browsers have no `Buffer`. Its type does
 * not name `Buffer`, because every shop would then need Node's types.
 */
export const photo = (): { name: string; mimeType: string; buffer: Uint8Array } => ({
  name: 'document.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
})
