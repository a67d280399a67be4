import { Klump, type OrderAnswer } from 'klump-checkout'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ASKING, decideAlone, decideVerified, type Decision } from './decision.ts'
import { tellDesk } from './desk.ts'
import { anotherAttempt, confirmPayment, placeOrder, type Order, type OrderRequest } from './shop-api.ts'

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
  const placedRef = useRef<{ key: string; order: Promise<Order>; isBegun: boolean }>(null)

  const attemptRef = useRef<Promise<OrderAnswer>>(null)

  useEffect(() => () => klumpRef.current?.destroy(), [])

  const hear = (name: string) => (heard: unknown) => {
    const payload = asText(heard)
    setHeard((lines) => [...lines, { name, seconds: performance.now() / 1000, payload }])
    tellDesk(name, payload)
  }

  // Kept, so that a shopper who left and comes back continues the same order, with another attempt: a reference is used up by its first.
  const orderFor = (request: OrderRequest): Promise<Order> => {
    const key = JSON.stringify(request)
    if (placedRef.current?.key === key) return placedRef.current.order
    const order = placeOrder(request)
    placedRef.current = { key, order, isBegun: false }
    order.catch(() => (placedRef.current = null))
    return order
  }

  const nextAttempt = async (request: OrderRequest): Promise<OrderAnswer> => {
    const { orderId, checkout } = await orderFor(request)
    const placed = placedRef.current
    if (!placed || placed.isBegun) return await anotherAttempt(orderId, request.customer)
    placed.isBegun = true
    return checkout
  }

  const confirm = async (orderId: string, outcome: { status: 'success' | 'pending'; reference: string }) => {
    setDecision(ASKING)
    const verdict = await confirmPayment(orderId, outcome.reference)
    if (verdict === 'paid') placedRef.current = null
    const decided = decideVerified(outcome, verdict)
    setDecision(
      decided.next === 'ask-again' ? { ...decided, again: () => void confirm(orderId, outcome) } : decided,
    )
  }

  const pay = async (request: OrderRequest) => {
    setDecision(undefined)
    klumpRef.current = new Klump({
      publicKey: setting('public-key'),
      checkoutUrl: setting('checkout-url'),
      autoOpen: false,
      // A function: the overlay opens with the click, and the order is placed while it shows its skeleton. It is called again when
      // Klump says that a reference was used.
      data: ({ retry }) => {
        // A second press joins the checkout that is open, and is no other attempt.
        if (retry || !attemptRef.current) attemptRef.current = nextAttempt(request)
        return attemptRef.current
      },
      onLoad: hear('onLoad'),
      onOpen: hear('onOpen'),
      onSuccess: hear('onSuccess'),
      onError: hear('onError'),
      onClose: hear('onClose'),
    })
    klumpRef.current.open()
    const outcome = await klumpRef.current.result
    attemptRef.current = null
    hear('result')(outcome)
    const isPaid = outcome.status === 'failed' && outcome.error.code === 'already_paid'
    if (outcome.status === 'success' || outcome.status === 'pending')
      await confirm((await orderFor(request)).orderId, outcome)
    else if (isPaid) await confirm((await orderFor(request)).orderId, { status: 'success', reference: '' })
    else setDecision(decideAlone(outcome))
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
