import { en } from '../../checkout/locale/en.ts'

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
  // A list to choose from, by its title: with Specta, which calls it "Bank".
  [en['accountBank.title']]: 'Zenith Bank',
  'Your salary bank': 'Zenith Bank',
  'Specta ID': 'SPTest',
  Password: '111111',
  'New password': 'Password@1',
}

/** Each bank's one-time code is as much of this as it asks for. */
export const CODE = '123456'

/**
 * A picture of one pixel, for lenders that ask for a photo of a document. Made when it is needed, as browsers have no `Buffer`, and not
 * called one in its type, which would ask every shop for Node's types.
 */
export const photo = (): { name: string; mimeType: string; buffer: Uint8Array } => ({
  name: 'document.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
})
