import type { DisplayData } from '../flow/step.ts'

/** What a bank's first step says to customers who have no account there. The address leads nowhere: `.example` is nobody's. */
export function newAccount(subtitle: string, url: string): DisplayData {
  return {
    subtitle,
    create_partner_account_text: 'Not a customer yet? Open an account',
    create_partner_account_url: url,
  }
}
