// oxlint-disable unicorn/require-module-specifiers, import/no-empty-named-blocks -- only its declarations are wanted: there is nothing to run
import type {} from 'klump-checkout/elements/react'
import type { KlumpButton, KlumpButtonOptions } from 'klump-checkout/elements'
import { useRef } from 'react'

const options: KlumpButtonOptions = { publicKey: 'klp_pk_test_madeup' }

export function Right() {
  const button = useRef<KlumpButton>(null)
  return (
    <main onClick={() => button.current?.focus()}>
      <klump-button
        ref={button}
        id="pay"
        public-key="klp_pk_test_madeup"
        order-url="/order"
        verify-url="/confirm"
        size="large"
        scheme="auto"
        disabled={false}
        onklump-success={({ detail }) => detail.reference.padStart(9)}
        onklump-verdict={({ detail }) => detail.verdict === 'paid'}
      >
        <p slot="paid">Thanks</p>
      </klump-button>
      <klump-button options={options} className="pay" onklump-error={({ detail }) => detail.code} />
      <klump-banner amount={45000} public-key="klp_pk_test_madeup" />
      <klump-banner amount="45000" />
    </main>
  )
}

export const wrong = (
  <main>
    <klump-button className="wrong" size="huge" />
    <klump-button className="wrong" public_key="klp_pk_test_madeup" />
    <klump-button className="wrong" public-key={7} />
    <klump-button className="wrong" options={{ publicKey: 7 }} />
    <klump-button className="unseen" onklump-succes={() => {}} />
    <klump-button className="wrong" onklump-success={({ detail }) => detail.code} />
    <klump-banner className="wrong" amount={{}} />
    <klump-buton className="wrong" />
  </main>
)
