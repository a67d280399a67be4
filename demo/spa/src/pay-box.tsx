import { useRef, useState } from 'preact/hooks'
import { DecisionBox } from './decision-box.tsx'
import type { OrderRequest } from './shop-api.ts'
import type { Payment } from './use-payment.ts'

interface PayBoxProps {
  items: OrderRequest['items']
  payment: Payment
}

const CUSTOMER = { email: 'ada@example.com', phone: '08012345678' }

/** The pay button, and the decision below it. */
export function PayBox({ items, payment }: PayBoxProps) {
  const { decision } = payment
  const [returning, setReturning] = useState(false)
  const [pressed, setPressed] = useState(false)
  const payRef = useRef<HTMLButtonElement>(null)
  const pay = () => {
    setPressed(true)
    payment.pay({ items, ...(returning ? { customer: CUSTOMER } : {}) })
  }
  const newOrder = () => {
    payment.newOrder()
    if (location.pathname !== '/') return location.assign('/')
    // Only the next render enables the button.
    requestAnimationFrame(() => payRef.current?.focus())
  }
  return (
    <>
      {decision?.mood !== 'good' && (
        <>
          <label class="switch">
            <input type="checkbox" checked={returning} onChange={() => setReturning(!returning)} />
            <span>
              I am a returning customer
              <small>Sends my email and phone along, so that Klump need not ask</small>
            </span>
          </label>
          <button class="pay" type="button" ref={payRef} disabled={decision?.isClosed ?? false} onClick={pay}>
            Pay in instalments with Klump
          </button>
          <p class="quiet">You agree in Klump’s own window. What you type there never reaches this shop.</p>
        </>
      )}
      <DecisionBox
        payment={payment}
        takesFocus={pressed}
        onCheckAgain={() => {
          setPressed(true)
          payment.checkAgain()
        }}
        onNewOrder={newOrder}
      />
    </>
  )
}
