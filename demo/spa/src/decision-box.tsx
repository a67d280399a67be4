import { useEffect, useRef } from 'preact/hooks'
import type { Payment } from './use-payment.ts'

interface DecisionBoxProps {
  payment: Payment
  /** The shopper has pressed a button here. When that button is removed or disabled, the next one gets the focus. */
  takesFocus: boolean
  onCheckAgain: () => void
  onNewOrder: () => void
}

export function DecisionBox({ payment, takesFocus, onCheckAgain, onNewOrder }: DecisionBoxProps) {
  const { decision, orderId } = payment
  const { isClosed, next } = decision ?? {}
  const buttonRef = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) buttonRef.current?.focus()
  }, [decision, takesFocus])
  const page = orderId && `/orders/${orderId}`
  return (
    <div class="decision" role="status" aria-label="Your payment" data-mood={decision?.mood}>
      {decision && (
        <>
          <h3>{decision.title}</h3>
          <p>{decision.text}</p>
          {next && isClosed && page && page !== location.pathname && (
            <p>
              <a href={page}>See your order</a>
            </p>
          )}
          {next && (
            <button type="button" ref={buttonRef} onClick={next === 'new-order' ? onNewOrder : onCheckAgain}>
              {next === 'new-order' ? 'New order' : 'Ask again'}
            </button>
          )}
        </>
      )}
    </div>
  )
}
