import { Klump, type Outcome } from 'klump-checkout'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ASKING, decideAlone, decideVerified, type Decision } from './decision.ts'
import { tellDesk } from './desk.ts'
import { confirmPayment, placeOrder, type Order, type OrderRequest } from './shop-api.ts'

/** One line of the tester's list. */
export interface Heard {
  name: string
  /** Since the page was loaded. */
  seconds: number
  payload: string
}

export interface Payment {
  pay: (request: OrderRequest) => Promise<void>
  clear: () => void
  decision: (Decision & { again?: () => void }) | undefined
  /** The order is paid: the pay button waits until `clear` begins a new one. */
  isPaid: boolean
  heard: Heard[]
}

const setting = (name: string) =>
  document.querySelector(`meta[name="klump-${name}"]`)?.getAttribute('content') ?? ''

/** The integration itself: what an app writes to take a payment with Klump. */
export function usePayment(): Payment {
  const [decision, setDecision] = useState<Payment['decision']>()
  const [heard, setHeard] = useState<Heard[]>([])
  const klumpRef = useRef<Klump>(null)
  const placedRef = useRef<{ key: string; order: Promise<Order> }>(null)

  useEffect(() => () => klumpRef.current?.destroy(), [])

  const hear = (name: string) => (heard: unknown) => {
    const payload = asText(heard)
    setHeard((lines) => [...lines, { name, seconds: performance.now() / 1000, payload }])
    tellDesk(name, payload)
  }

  // Kept, so that a shopper who left and comes back continues the same order.
  const orderFor = (request: OrderRequest): Promise<Order> => {
    const key = JSON.stringify(request)
    if (placedRef.current?.key === key) return placedRef.current.order
    const order = placeOrder(request)
    placedRef.current = { key, order }
    order.catch(() => (placedRef.current = null))
    return order
  }

  const confirm = async (orderId: string, outcome: Extract<Outcome, { status: 'success' | 'pending' }>) => {
    setDecision(ASKING)
    const verification = await confirmPayment(orderId, outcome.reference)
    if (verification.verdict === 'paid') placedRef.current = null
    const decided = decideVerified(outcome, verification)
    setDecision(
      decided.next === 'ask-again' ? { ...decided, again: () => void confirm(orderId, outcome) } : decided,
    )
  }

  const pay = async (request: OrderRequest) => {
    setDecision(undefined)
    let order: Promise<Order> | undefined
    klumpRef.current = new Klump({
      publicKey: setting('public-key'),
      checkoutUrl: setting('checkout-url'),
      autoOpen: false,
      // A function: the overlay opens with the click, and the order is placed while it shows its skeleton.
      data: () => (order = orderFor(request)).then(({ checkout }) => checkout),
      onLoad: hear('onLoad'),
      onOpen: hear('onOpen'),
      onSuccess: hear('onSuccess'),
      onError: hear('onError'),
      onClose: hear('onClose'),
    })
    klumpRef.current.open()
    const outcome = await klumpRef.current.result
    hear('result')(outcome)
    if (outcome.status === 'failed' || outcome.status === 'cancelled') setDecision(decideAlone(outcome))
    else if (order) await confirm((await order).orderId, outcome)
  }

  return {
    pay,
    clear: () => setDecision(undefined),
    decision,
    isPaid: decision?.next === 'new-order',
    heard,
  }
}

/** JSON shows nothing of an Error's message, so it is named here, also inside an outcome. */
function asText(payload: unknown): string {
  const show = (_key: string, value: unknown) =>
    value instanceof Error ? { message: value.message, ...Object.fromEntries(Object.entries(value)) } : value
  return JSON.stringify(payload, show, 2) ?? 'nothing'
}
