import type { Core, Environment } from '../core.ts'
import { standingLoan } from '../flow/request-loan.ts'
import { USED_REFERENCE } from '../flow/references.ts'
import { randomUuid } from '../random.ts'
import { Refusal } from '../refusal.ts'
import type { Owner } from '../store/transactions.ts'
import { transactionByMerchantReference } from '../store/used-references.ts'
import { sweep } from '../time/sweep.ts'

/** A page on which one order can be paid. The link is enough to pay. */
export interface PaymentPage {
  /** A random UUID, the only data in the link. */
  id: string
  account_id: number
  environment: Environment
  merchant_reference: string
  name: string
  description: string
  amount_kobo: number
}

/** What the page still allows. `used`: an attempt was started and has no result yet. */
export type PageState = 'open' | 'used' | 'pending' | 'declined' | 'paid'

/** @throws Refusal 409 when the reference has a page or a transaction already */
export function insertPage(
  core: Core,
  owner: Owner,
  page: Pick<PaymentPage, 'merchant_reference' | 'name' | 'description' | 'amount_kobo'>,
): string {
  const { merchant_reference: reference, name, description, amount_kobo: amountKobo } = page
  if (pageOfReference(core, owner, reference) || transactionByMerchantReference(core, owner, reference))
    throw new Refusal(409, USED_REFERENCE)
  const id = randomUuid(core.random)
  core.store.run(
    `INSERT INTO payment_page (id, account_id, environment, merchant_reference, name, description, amount_kobo, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    owner.accountId,
    owner.environment,
    reference,
    name,
    description,
    amountKobo,
    core.now(),
  )
  return id
}

export function pageById(core: Core, id: string): PaymentPage | undefined {
  return core.store.one('SELECT * FROM payment_page WHERE id = ?', id) as PaymentPage | undefined
}

export function pageOfReference(core: Core, owner: Owner, reference: string): PaymentPage | undefined {
  return core.store.one(
    'SELECT * FROM payment_page WHERE account_id = ? AND environment = ? AND merchant_reference = ?',
    owner.accountId,
    owner.environment,
    reference,
  ) as PaymentPage | undefined
}

/** A link permits one attempt, as its reference does. Applies due bank decisions first. */
export function stateOf(core: Core, page: PaymentPage): PageState {
  sweep(core)
  const owner = { accountId: page.account_id, environment: page.environment }
  const transaction = transactionByMerchantReference(core, owner, page.merchant_reference)
  if (!transaction) return 'open'
  if (transaction.status === 'successful') return 'paid'
  if (standingLoan(core, transaction.id)) return 'pending'
  if (core.behaviour().references === 'kind') return 'open'
  return transaction.status === 'declined' ? 'declined' : 'used'
}
