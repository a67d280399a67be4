import { textOf, type Body } from '../wire/body.ts'
import { toLocalPhone } from '../wire/phone.ts'

/**
 * What happens to a loan. Klump publishes only values that succeed (account 1234567890, phone 08012345678); the
 * others are made up here, so that a tester can have every end:
 *
 * | account number | phone (where no account is asked for) | what happens                          |
 * |----------------|---------------------------------------|---------------------------------------|
 * | 1111111111     | 08011111111                           | declined, with a reason               |
 * | 2222222222     | 08022222222                           | not eligible, already when verified   |
 * | 3333333333     | 08033333333                           | stays pending for ever                |
 * | any other      | any other                             | approved                              |
 */
export type Outcome = 'approve' | 'decline' | 'not-eligible' | 'pending'

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  '1111111111': 'decline',
  '2222222222': 'not-eligible',
  '3333333333': 'pending',
  '08011111111': 'decline',
  '08022222222': 'not-eligible',
  '08033333333': 'pending',
}

/** The account number decides; the phone does where no account number is asked for. */
export function outcomeOf(body: Body): Outcome {
  const account = textOf(body, 'accountNumber')
  const phone = toLocalPhone(textOf(body, 'phoneNumber') ?? '')
  return OUTCOMES[account ?? phone ?? ''] ?? 'approve'
}
