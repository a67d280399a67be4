/** @jsxImportSource react */
import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider, ScrollRestoration, useLocation } from 'react-router'

const moves: string[] = []

function Drawn() {
  const location = useLocation()
  moves.push(`draws ${location.pathname}`)
  // Runs for each new location, as counters of page views do.
  useEffect(() => void moves.push(`has moved to ${location.pathname}`), [location])
  return (
    <>
      <h1 data-route={location.pathname}>{location.pathname}</h1>
      <ScrollRestoration />
    </>
  )
}

function Cart() {
  useEffect(() => () => window.shop.klump?.destroy(), [])
  return <Drawn />
}

const loader = ({ request }: { request: Request }) => {
  moves.push(`loads ${new URL(request.url).pathname}`)
  return null
}
const router = createBrowserRouter([
  { path: '/cart', Component: Cart, loader },
  { path: '*', Component: Drawn, loader },
])
window.app = {
  moves,
  go: (path) => router.navigate(path),
  drawn: () => document.querySelector('h1')?.dataset['route'] ?? '',
}
createRoot(document.querySelector('#app') ?? document.body).render(<RouterProvider router={router} />)
