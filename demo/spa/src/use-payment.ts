import { Klump, type OrderAnswer } from 'klump-checkout'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { decide, endingOf, LOADED, meanwhile, type Decision, type Ending } from './decision.ts'
import { postToDesk } from './desk.ts'
import type { OrderAtHand } from './order-at-hand.ts'
import { otherWindows } from './other-windows.ts'
import { report, unreported } from './report.ts'
import { readOrder, type OrderRequest } from './shop-api.ts'

/** One line of the tester's list. */
export interface CallbackLine {
  name: string
  /** Seconds since the page was loaded. */
  seconds: number
  payload: string
}

export interface Payment {
  pay: (request: OrderRequest) => void
  /** Checks with the shop's server once more. */
  checkAgain: () => void
  /** The next press makes a new order. */
  newOrder: () => void
  decision: Decision | undefined
  /** The order that `decision` is about, if it was placed. */
  orderId: string | undefined
  callbacks: CallbackLine[]
}

interface OpenCheckout {
  klump: Klump
  attempt?: Promise<OrderAnswer>
  isTakenOver: boolean
}

const setting = (name: string) =>
  document.querySelector(`meta[name="klump-${name}"]`)?.getAttribute('content') ?? ''

/** The integration itself: the code that an app writes to take a payment with Klump. `items` are the items to pay for. */
export function usePayment(orders: OrderAtHand, items: OrderRequest['items']): Payment {
  const [decision, setDecision] = useState<Decision>()
  const [callbacks, setCallbacks] = useState<CallbackLine[]>([])
  const openRef = useRef<OpenCheckout>(null)
  const endingRef = useRef(LOADED)
  /** The order that `decision` is about. Another window may have placed a new order since. */
  const [orderId, setOrderId] = useState<string>()
  const newestRef = useRef(0)
  const itemsRef = useRef(items)
  useEffect(() => void (itemsRef.current = items), [items])

  useEffect(() => () => openRef.current?.klump.destroy(), [])

  const recorderOf = (name: string) => (given: unknown) => {
    const payload = asText(given)
    setCallbacks((lines) => [...lines, { name, seconds: performance.now() / 1000, payload }])
    postToDesk(name, payload)
  }

  /**
   * Asks the shop's server, however the checkout ended, and shows the decision: the order may be paid by an earlier attempt, or in another
   * window. Of several awaited answers only the newest is shown, because an earlier one may arrive last.
   */
  const settle = useCallback(
    async (how: Ending): Promise<void> => {
      const turn = ++newestRef.current
      const orderId = orders.find(itemsRef.current)
      const owed = orderId && unreported(orderId)
      // The shopper has agreed once and the shop's server does not know it yet, however a later checkout ended.
      const ending: Ending = owed && !how.reference ? { status: 'pending', reference: owed } : how
      endingRef.current = ending
      setOrderId(orderId)
      if (orderId === undefined) return setDecision(decide(ending, undefined))
      setDecision(meanwhile(ending))
      const verdict = await report(orderId, ending.reference).catch(() => 'unknown' as const)
      // The server now has the state that the other windows will request.
      if (ending.reference) otherWindows.notify(orderId)
      if (turn === newestRef.current) setDecision(decide(ending, verdict))
    },
    [orders],
  )

  const pay = (request: OrderRequest) => {
    // Ignores a second press before the overlay covers the button.
    if (openRef.current) return
    newestRef.current += 1
    setDecision(undefined)
    const klump = new Klump({
      publicKey: setting('public-key'),
      checkoutUrl: setting('checkout-url'),
      autoOpen: false,
      // `data` is a function, so that the overlay opens with the click and shows its skeleton while the order is placed. The function
      // is called again when Klump reports that the reference was used.
      data: () => (open.attempt = orders.nextAttempt(request)),
      onLoad: recorderOf('onLoad'),
      onOpen: recorderOf('onOpen'),
      onSuccess: recorderOf('onSuccess'),
      onError: recorderOf('onError'),
      onClose: recorderOf('onClose'),
    })
    const open: OpenCheckout = { klump, isTakenOver: false }
    openRef.current = open
    klump.open()
    void klump.result.then((outcome) => {
      openRef.current = null
      recorderOf('result')(outcome)
      return settle(endingOf(outcome, open.isTakenOver))
    })
    const takeCheckout = (orderId: string) => {
      if (openRef.current === open) otherWindows.takeCheckout(orderId, klump.result, () => stop(open))
    }
    orders.place(request).then(takeCheckout, () => {})
  }

  /** Reads the order from the shop's server, which uses its own store. A loan of another attempt ends this window's checkout. */
  const onOrderChange = useCallback(
    async (changedId?: string): Promise<void> => {
      const orderId = orders.find(itemsRef.current)
      if (orderId === undefined || (changedId ?? orderId) !== orderId) return
      const order = await readOrder(orderId).catch(() => undefined)
      if (!order || order.state === 'open') return
      const open = openRef.current
      if (!open) {
        newestRef.current += 1
        setOrderId(orderId)
        return setDecision(decide(endingRef.current, order.state === 'paid' ? 'paid' : 'in-progress'))
      }
      const given = await open.attempt?.catch(() => undefined)
      const own = given && 'merchant_reference' in given && given.merchant_reference
      // When the checkout ends, `settle` asks the shop's server.
      if (order.attempt !== own) stop(open)
    },
    [orders],
  )
  useEffect(() => otherWindows.listen((changedId) => void onOrderChange(changedId)), [onOrderChange])

  // Runs when the page is loaded or another basket chosen: the order may be paid by now, or a bank may be deciding.
  useEffect(() => void settle(LOADED), [settle, items])

  return {
    pay,
    // A shopper who asks again must also see the answer `not-paid`, which `loaded` would hide.
    checkAgain: () => void settle(endingRef.current === LOADED ? { status: 'pending' } : endingRef.current),
    newOrder() {
      if (orderId !== undefined) orders.forget(orderId, items)
      void settle(LOADED)
    },
    decision,
    orderId,
    callbacks,
  }
}

/** Ends the checkout, because the shopper continues in another window. */
function stop(open: OpenCheckout): void {
  open.isTakenOver = true
  open.klump.destroy()
}

/** JSON omits an Error's message, so it is added here, also inside an outcome. */
function asText(payload: unknown): string {
  const show = (_key: string, value: unknown) =>
    value instanceof Error ? { message: value.message, ...Object.fromEntries(Object.entries(value)) } : value
  return JSON.stringify(payload, show, 2) ?? 'nothing'
}
