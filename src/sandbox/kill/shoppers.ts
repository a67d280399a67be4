import { Client, type Reachable } from '../testing/client.ts'
import { orderOf } from '../testing/stand.ts'

/** What a shopper learnt from the answers that arrived. All of it must stay true. */
export interface Purchase {
  merchantReference: string
  amount: number
  reference?: string
  loanId?: string
  isSuccessful?: true
}

const ANSWERS = { phoneNumber: '08012345678', otp: '12345', installment: '4' }
const AT_ONCE = 4

/** Shoppers who buy one thing after the other with pay in 4, several at a time, until the connection is gone. */
export class Shoppers {
  readonly purchases: Purchase[] = []
  private answers = 0
  private waiting: { until: number; done: () => void } | undefined

  /** Resolves when so many more requests have been answered. */
  afterAnswers(count: number): Promise<void> {
    return new Promise((done) => {
      this.waiting = { until: this.answers + count, done }
    })
  }

  /** Resolves when the sandbox no longer answers. @throws Error for an answer that does not make sense */
  async buyUntilItDies(sandbox: Reachable): Promise<void> {
    const unfinished = this.purchases.filter(({ isSuccessful }) => !isSuccessful)
    const shop = async () => {
      for (;;) {
        const purchase = unfinished.pop() ?? this.next()
        if (!(await this.buy(sandbox, purchase))) return
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, shop))
  }

  private async counted(answer: Promise<Response>): Promise<Response> {
    const response = await answer
    this.answers += 1
    if (this.waiting && this.answers >= this.waiting.until) this.waiting.done()
    return response
  }

  private next(): Purchase {
    const number = this.purchases.length + 1
    const purchase = { merchantReference: `A-${number}`, amount: 30_000 + number }
    this.purchases.push(purchase)
    return purchase
  }

  /** Makes a purchase, or repeats it, from the start. Returns false when the connection is gone. */
  private async buy(sandbox: Reachable, purchase: Purchase): Promise<boolean> {
    const client = new Client(
      { account: sandbox.account, fetch: (request) => this.counted(sandbox.fetch(request)) },
      orderOf(purchase.amount, { merchant_reference: purchase.merchantReference }),
    )
    try {
      const begun = await client.initiate()
      // The loan was requested and its answer was lost: the loan exists, and there is no second one.
      if (begun.status === 409) return true
      expectStatus(begun.status, 200)
      const reference = String(begun.body['reference'])
      if (purchase.loanId) throw new Error(`${reference} forgot its loan.`)
      if (purchase.reference && purchase.reference !== reference) {
        throw new Error(`${purchase.reference} came back as ${reference}.`)
      }
      purchase.reference = reference
      await client.choose('klump')
      while (client.step?.name !== 'LOAN_STATUS') expectStatus((await client.goOn(ANSWERS)).status, 200)
      purchase.loanId = (client.last.body['data'] as { id: string }).id
      do expectStatus((await client.goOn()).status, 200)
      while (client.last.body['is_completed'] !== true)
      purchase.isSuccessful = true
      return true
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return false
      throw error
    }
  }
}

function expectStatus(actual: number, expected: number): void {
  if (actual !== expected) throw new Error(`Expected ${expected}, received ${actual}.`)
}
