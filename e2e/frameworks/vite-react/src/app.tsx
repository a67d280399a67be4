import { useEffect, useState, useSyncExternalStore, type MouseEvent } from 'react'
import { OPEN, openCheckout, PRODUCT, taken } from './shop.ts'

const VERSION = 'one'

/** Two pages, and the browser's own history between them. */
export function App() {
  const path = useSyncExternalStore(onMove, () => location.pathname)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault()
    history.pushState(null, '', event.currentTarget.href)
    dispatchEvent(new PopStateEvent('popstate'))
  }
  return path === '/pay' ? (
    <Pay />
  ) : (
    <a href="/pay" onClick={follow}>
      To the till
    </a>
  )
}

function Pay() {
  const [paying, setPaying] = useState(false)
  useEffect(taken, [])
  return (
    <main>
      <h1 data-version={VERSION} data-open={OPEN}>
        {PRODUCT}
      </h1>
      <button type="button" onClick={() => setPaying(true)}>
        Pay with Klump
      </button>
      {paying && <Checkout setPaying={setPaying} />}
    </main>
  )
}

function Checkout({ setPaying }: { setPaying: (paying: boolean) => void }) {
  useEffect(() => openCheckout(() => setPaying(false)), [setPaying])
  return null
}

function onMove(move: () => void): () => void {
  addEventListener('popstate', move)
  return () => removeEventListener('popstate', move)
}
