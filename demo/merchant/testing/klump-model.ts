import { createHmac } from 'node:crypto'
import { SECRET } from './shop.ts'

export type Status = 'new' | 'successful' | 'abandoned'

export interface Transaction {
  /** The shop's reference. */
  own: string
  /** Klump's reference. */
  reference: string
  status: Status
}

/** A model of Klump: a merchant_reference belongs to one transaction for ever. An abandoned one can still become successful. */
export class KlumpModel {
  readonly transactions: Transaction[] = []
  /** The amount of every order, in naira. */
  readonly amount: number
  /** Whether answers and `.successful` name the merchant_reference; they were seen with and without. */
  namesOwn = true

  constructor(amount: number) {
    this.amount = amount
  }

  /** Undefined (409) when the reference was used. */
  initiate(own: string): Transaction | undefined {
    if (this.transactions.some((one) => one.own === own)) return undefined
    const number = String(this.transactions.length).padStart(4, '0')
    const transaction: Transaction = { own, reference: `KLP-1662-348036-${number}`, status: 'new' }
    this.transactions.push(transaction)
    return transaction
  }

  /** What verify answers about either reference; undefined is 404. */
  verify(reference: string): object | undefined {
    const found = this.transactions.find((one) => one.own === reference || one.reference === reference)
    return found && { state: 'success', data: this.dataOf(found, this.namesOwn) }
  }

  /** A signed webhook about the transaction's present state, under this id. */
  webhook(transaction: Transaction, id: string): { headers: Record<string, string>; body: string } {
    const { status } = transaction
    const event = `klump.payment.transaction.${status === 'new' ? 'initiated' : status}`
    const data = this.dataOf(transaction, this.namesOwn || status === 'abandoned')
    const body = JSON.stringify({ event, data })
    const signature = createHmac('sha512', SECRET).update(body).digest('hex')
    return { headers: { 'x-klump-signature': signature, 'x-klump-webhook-id': id }, body }
  }

  successfulAmong(references: readonly string[]): Transaction[] {
    return this.transactions.filter(({ own, status }) => references.includes(own) && status === 'successful')
  }

  private dataOf({ own, reference, status }: Transaction, namesOwn: boolean) {
    return {
      id: reference,
      reference,
      amount: `${this.amount}.00`,
      status,
      currency: 'NGN',
      is_live: false,
      meta_data: { merchant_reference: own },
      ...(namesOwn && { merchant_reference: own }),
      items: [],
    }
  }
}
