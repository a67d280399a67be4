import type { KlumpModel, Transaction } from '../testing/klump-model.ts'
import { WEBHOOK_PATH } from '../webhooks/route.ts'

/** What the shopper's page learned from the answers that arrived. All of it has to stay true. */
export interface Purchase {
  orderId?: string
  /** Every reference that was handed out for the order. */
  references: string[]
  isShownPaid: boolean
}

interface Order {
  orderId: string
  checkout: { merchant_reference: string }
}

const AT_ONCE = 4

/** Shoppers who order, try, leave, come back and pay, several at a time, until the connection is gone. */
export class Shoppers {
  readonly purchases: Purchase[] = []
  /** Transactions whose webhook was not answered with 200. */
  private readonly owed: Transaction[] = []
  private answers = 0
  private waiting: { until: number; done: () => void } | undefined
  private readonly model: KlumpModel
  private readonly random: () => number

  constructor(model: KlumpModel, random: () => number) {
    this.model = model
    this.random = random
  }

  /** Resolves after `count` more answers. */
  afterAnswers(count: number): Promise<void> {
    return new Promise((done) => {
      this.waiting = { until: this.answers + count, done }
    })
  }

  async buyUntilItDies(origin: string): Promise<void> {
    const unfinished = this.purchases.filter(({ isShownPaid }) => !isShownPaid)
    const shop = async () => {
      for (;;) {
        const purchase = unfinished.pop() ?? this.next()
        if (!(await this.buy(origin, purchase))) return
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, shop))
  }

  async resendWebhooks(origin: string): Promise<void> {
    for (const transaction of this.owed.splice(0)) await this.deliver(origin, transaction)
  }

  private next(): Purchase {
    const purchase: Purchase = { references: [], isShownPaid: false }
    this.purchases.push(purchase)
    return purchase
  }

  /** False when the connection is gone. */
  private async buy(origin: string, purchase: Purchase): Promise<boolean> {
    try {
      const own = await this.reference(origin, purchase)
      if (own === undefined) return true
      // The page has its reference, so the checkout begins. A used reference is an error of the shop.
      const transaction = this.model.initiate(own)
      if (!transaction) throw new Error(`${own} was handed out twice.`)
      const chance = this.random()
      // Some shoppers leave and come back. Some of these get the first loan in the end, too.
      if (chance < 0.3) return true
      if (chance < 0.5) transaction.status = 'abandoned'
      else transaction.status = 'successful'
      if (chance > 0.9) for (const one of this.abandoned(purchase)) one.status = 'successful'
      await this.deliver(origin, transaction)
      // Some tabs are killed after the shopper agreed.
      if (transaction.status !== 'successful' || this.random() < 0.3) return true
      const path = `/api/orders/${purchase.orderId ?? ''}/confirm`
      const { verdict } = await this.post<{ verdict: string }>(origin, path, {
        reference: transaction.reference,
      })
      if (verdict === 'paid') purchase.isShownPaid = true
      return true
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return false
      throw error
    }
  }

  private abandoned({ references }: Purchase): Transaction[] {
    return this.model.transactions.filter(
      ({ own, status }) => references.includes(own) && status === 'abandoned',
    )
  }

  /** A fresh reference; undefined when the shop answers that there is nothing to begin. */
  private async reference(origin: string, purchase: Purchase): Promise<string | undefined> {
    if (purchase.orderId === undefined) {
      const items = [{ id: 'lantern', quantity: 1 }]
      const { orderId, checkout } = await this.post<Order>(origin, '/api/orders', { items })
      purchase.orderId = orderId
      purchase.references.push(checkout.merchant_reference)
      return checkout.merchant_reference
    }
    const path = `/api/orders/${purchase.orderId}/attempts`
    const { verdict, checkout } = await this.post<Partial<Order> & { verdict: string }>(origin, path, {})
    if (verdict === 'already-paid') purchase.isShownPaid = true
    if (checkout) purchase.references.push(checkout.merchant_reference)
    return checkout?.merchant_reference
  }

  private async deliver(origin: string, transaction: Transaction): Promise<void> {
    this.owed.push(transaction)
    const webhook = this.model.webhook(transaction, `id-${this.answers}`)
    const response = await this.counted(fetch(origin + WEBHOOK_PATH, { method: 'POST', ...webhook }))
    if (response.status === 200) this.owed.splice(this.owed.indexOf(transaction), 1)
  }

  private async post<T>(origin: string, path: string, body: object): Promise<T> {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const response = await this.counted(fetch(origin + path, { ...init, body: JSON.stringify(body) }))
    if (response.status >= 400) throw new Error(`${path} answered ${response.status}.`)
    return (await response.json()) as T
  }

  private async counted(answer: Promise<Response>): Promise<Response> {
    const response = await answer
    this.answers += 1
    if (this.waiting && this.answers >= this.waiting.until) this.waiting.done()
    return response
  }
}
