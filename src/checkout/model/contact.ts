import { emailIn } from '../../validation/email.ts'
import { localPhone } from '../../validation/phone.ts'
import type { Contact } from './session.ts'

/** The email and phone that are valid. */
export function contactIn({ email, phone }: Partial<Contact>): Partial<Contact> {
  const [address, number] = [emailIn(email ?? ''), localPhone(phone ?? '')]
  return { ...(address && { email: address }), ...(number && { phone: number }) }
}
