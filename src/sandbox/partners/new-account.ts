import type { DisplayData } from '../flow/step.ts'

/** For a bank's first step: a link for customers without an account. `.example` is reserved, so the link leads nowhere. */
export function newAccount(subtitle: string, url: string): DisplayData {
  return {
    subtitle,
    create_partner_account_text: 'Not a customer yet? Open an account',
    create_partner_account_url: url,
  }
}
