import { uuidOf } from '../random.ts'
import type { TransactionRow } from '../store/transactions.ts'
import { textOf, type Body } from './body.ts'
import { toInternationalPhone, toLocalPhone } from './phone.ts'

/**
 * The customer as verify-otp returns it: many more fields than a client needs, as published. Email, phone, first name, account
 * number and partner come from this request or the order; the rest is the same for every customer, and made up.
 */
export function toUser(transaction: TransactionRow, body: Body) {
  const phone = toLocalPhone(textOf(body, 'phoneNumber') ?? transaction.phone ?? '')
  return {
    id: uuidOf(transaction.id),
    firstname: textOf(body, 'firstname') ?? 'Samuel',
    lastname: 'Olamide',
    email: textOf(body, 'email') ?? transaction.email,
    phone: phone ? toInternationalPhone(phone) : null,
    date_of_birth: '1990-01-01T00:00:00.000Z',
    active: true,
    is_deleted: false,
    is_2fa_verified: false,
    two_fa_secret: null,
    is_2fa_enabled: false,
    is_biometric_login_enabled: false,
    is_email_verified: true,
    is_phone_verified: false,
    player_id: null,
    avatar: 'https://avatars.example/none.png',
    device_brand: null,
    device_model: null,
    device_os: null,
    created_at: '2023-08-15T15:57:42.793Z',
    updated_at: '2023-10-11T11:31:59.106Z',
    deleted_at: null,
    address: null,
    apartment: null,
    city: null,
    state: null,
    mono_account_id: null,
    role: 'user',
    bvn: `${'0'.repeat(32)}:${'1'.repeat(32)}`,
    account_number: textOf(body, 'accountNumber') ?? null,
    last_login_ip: '192.0.2.1',
    loan_key: null,
    signup_channel: textOf(body, 'partner') ?? null,
    recommended_loan_amount: '5000000.00',
    device_id: null,
  }
}
