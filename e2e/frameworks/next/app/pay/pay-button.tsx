'use client'

import { useEffect, useState } from 'react'
import { OPEN, openCheckout, PRODUCT, taken } from '../shop.ts'

export function PayButton() {
  const [paying, setPaying] = useState(false)
  useEffect(taken, [])
  return (
    <>
      <h1 data-open={OPEN}>{PRODUCT}</h1>
      <button type="button" onClick={() => setPaying(true)}>
        Pay with Klump
      </button>
      {paying && <Checkout setPaying={setPaying} />}
    </>
  )
}

function Checkout({ setPaying }: { setPaying: (paying: boolean) => void }) {
  useEffect(() => openCheckout(() => setPaying(false)), [setPaying])
  return null
}
