import { Klump, type OrderAnswer } from 'klump-checkout'
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  ASKING,
  decideAlone,
  decideVerified,
  ELSEWHERE,
  LOADED,
  type Decision,
  type Ended,
} from './decision.ts'
import { tellDesk } from './desk.ts'
import type { OrderAtHand } from './order-at-hand.ts'
import { otherWindows } from './other-windows.ts'
import { confirmPayment, readOrder, type OrderRequest } from './shop-api.ts'

/** One line of the tester's list. */
export interface Heard {
  name: string
  /** Since the page was loaded. */
  seconds: number
  payload: string
}

export interface Payment {
  pay: (request: OrderRequest) => Promise<void>
  /** The next press makes a new order. */
  newOrder: () => void
  decision: (Decision & { again?: () => void; orderId?: string }) | undefined
  heard: Heard[]
}

const setting = (name: string) =>
  document.querySelector(`meta[name="klump-${name}"]`)?.getAttribute('content') ?? ''

/** The integration itself: what an app writes to take a payment with Klump. `items` are those that would be paid for now. */
export function usePayment(orders: OrderAtHand, items: OrderRequest['items']): Payment {
  const [decision, setDecision] = useState<Payment['decision']>()
  const [heard, setHeard] = useState<Heard[]>([])
  const klumpRef = useRef<Klump>(null)
  const attemptRef = useRef<Promise<OrderAnswer>>(null)
  const askingRef = useRef<Promise<void>>(null)
  const isTakenOverRef = useRef(false)
  const itemsRef = useRef(items)

  useEffect(() => () => klumpRef.current?.destroy(), [])

  const hear = (name: string) => (heard: unknown) => {
    const payload = asText(heard)
    setHeard((lines) => [...lines, { name, seconds: performance.now() / 1000, payload }])
    tellDesk(name, payload)
  }

  // Several may want to know at once, such as a press and a window that comes to the front: that is one question.
  const confirm = (orderId: string, ended: Ended): Promise<void> => {
    askingRef.current ??= ask(orderId, ended).finally(() => (askingRef.current = null))
    return askingRef.current
  }

  const ask = async (orderId: string, ended: Ended): Promise<void> => {
    setDecision({ ...ASKING, isClosed: true })
    const verdict = await confirmPayment(orderId, ended.reference)
    if (ended.status !== 'loaded') otherWindows.tell(orderId)
    // The shopper may have chosen another basket meanwhile.
    if (orders.find(itemsRef.current) !== orderId) return
    const decided = decideVerified(ended, verdict)
    // Asked again, the server's word counts, however the checkout ended.
    const again = () => void confirm(orderId, { ...ended, status: 'success' })
    setDecision(
      decided && {
        ...decided,
        ...(decided.isClosed && { orderId }),
        ...(decided.next === 'ask-again' && { again }),
      },
    )
  }

  /** Asks the shop's server, which looks into its own store. A loan of another attempt ends the checkout that is open here. */
  const hearOfOrder = async (orderId: string): Promise<void> => {
    const order = await readOrder(orderId).catch(() => undefined)
    if (!order || order.state === 'open') return
    const given = await attemptRef.current?.catch(() => undefined)
    if (given) {
      if ('merchant_reference' in given && given.merchant_reference === order.attempt) return
      isTakenOverRef.current = true
      klumpRef.current?.destroy()
    }
    await confirm(orderId, LOADED)
  }

  const pay = async (request: OrderRequest) => {
    setDecision(undefined)
    isTakenOverRef.current = false
    const klump = new Klump({
      publicKey: setting('public-key'),
      checkoutUrl: setting('checkout-url'),
      autoOpen: false,
      // A function: the overlay opens with the click, and the order is placed while it shows its skeleton. It is called again when
      // Klump says that a reference was used.
      data: ({ retry }) => {
        // A second press joins the checkout that is open, and is no other attempt.
        if (retry || !attemptRef.current) attemptRef.current = orders.nextAttempt(request)
        return attemptRef.current
      },
      onLoad: hear('onLoad'),
      onOpen: hear('onOpen'),
      onSuccess: hear('onSuccess'),
      onError: hear('onError'),
      onClose: hear('onClose'),
    })
    const isJoining = attemptRef.current !== null
    klumpRef.current = klump
    klump.open()
    if (!isJoining)
      otherWindows.takeCheckout(klump.result, () => {
        isTakenOverRef.current = true
        klumpRef.current?.destroy()
      })
    const outcome = await klump.result
    attemptRef.current = null
    hear('result')(outcome)
    const isPaid = outcome.status === 'failed' && outcome.error.code === 'already_paid'
    if (outcome.status === 'success' || outcome.status === 'pending')
      await confirm(await orders.place(request), outcome)
    else if (isPaid) await confirm(await orders.place(request), { status: 'success', reference: '' })
    else setDecision(isTakenOverRef.current ? ELSEWHERE : decideAlone(outcome))
  }

  const confirmRef = useRef(confirm)
  useEffect(() => {
    itemsRef.current = items
    confirmRef.current = confirm
  })

  // When the page is loaded or another basket chosen: the order may have been paid meanwhile, or a bank may be deciding.
  const chosen = JSON.stringify(items)
  useEffect(() => {
    setDecision(undefined)
    const found = orders.find(itemsRef.current)
    if (found !== undefined && !attemptRef.current) void confirmRef.current(found, LOADED)
  }, [orders, chosen])

  useEffect(() =>
    otherWindows.listen((told) => {
      const orderId = orders.find(items)
      if (orderId !== undefined && orderId === (told ?? orderId)) void hearOfOrder(orderId)
    }),
  )

  const newOrder = () => {
    orders.forget()
    setDecision(undefined)
  }

  return { pay, newOrder, decision, heard }
}

/** JSON shows nothing of an Error's message, so it is named here, also inside an outcome. */
function asText(payload: unknown): string {
  const show = (_key: string, value: unknown) =>
    value instanceof Error ? { message: value.message, ...Object.fromEntries(Object.entries(value)) } : value
  return JSON.stringify(payload, show, 2) ?? 'nothing'
}
