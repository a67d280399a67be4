import { useEffect, useRef } from 'preact/hooks'
import type { Payment } from './use-payment.ts'

interface DecisionBoxProps {
  decision: Payment['decision']
  onNewOrder: () => void
}

export function DecisionBox({ decision, onNewOrder }: DecisionBoxProps) {
  const { again, next, orderId } = decision ?? {}
  const newOrderRef = useRef<HTMLButtonElement>(null)
  // The pay button, where the focus came back to, cannot be pressed any more.
  useEffect(() => {
    if (next === 'new-order' && document.activeElement === document.body) newOrderRef.current?.focus()
  }, [next])
  const page = orderId && `/orders/${orderId}`
  return (
    <div class="decision" role="status" data-mood={decision?.mood}>
      {decision && (
        <>
          <h3>{decision.title}</h3>
          <p>{decision.text}</p>
          {page && page !== location.pathname && (
            <p>
              <a href={page}>See your order</a>
            </p>
          )}
          {again && (
            <button type="button" onClick={again}>
              Ask again
            </button>
          )}
          {next === 'new-order' && (
            <button type="button" ref={newOrderRef} onClick={onNewOrder}>
              New order
            </button>
          )}
        </>
      )}
    </div>
  )
}
