import { createElement as h, useEffect, useState, type ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'

interface Shop {
  readonly klump: string
  readonly publicKey: string
}

/** The whole document as a React component, as in Remix and Next. The server's HTML is in hydration.spec.ts. */
function Page({ klump, publicKey }: Shop): ReactNode {
  const [state, setState] = useState('served')
  // oxlint-disable-next-line react/set-state-in-effect -- tells the test that React has hydrated
  useEffect(() => setState('hydrated'), [])
  return h(
    'html',
    { lang: 'en' },
    h('head', null, h('title', null, 'Shop')),
    h(
      'body',
      null,
      h(
        'main',
        null,
        h('h1', null, state),
        h('img', { src: '/kettle.png', alt: '' }),
        h('div', { id: 'klump__checkout' }),
        h(
          'div',
          { id: 'klump__ad' },
          h('input', { id: 'klump__price', readOnly: true, value: '900' }),
          h('input', { id: 'klump__merchant__public__key', readOnly: true, value: publicKey }),
        ),
        h('klump-button', { 'public-key': publicKey }),
        h('klump-banner', { amount: '900', 'public-key': publicKey }),
      ),
      h('script', { src: `${klump}/klump.js`, defer: true }),
      h('script', { src: '/react.js', defer: true }),
    ),
  )
}

const mismatches: string[] = []

Object.assign(window, {
  /** React's messages about hydration mismatches. */
  mismatches,
  hydrate: (shop: Shop) => {
    hydrateRoot(document, h(Page, shop), { onRecoverableError: (error) => mismatches.push(String(error)) })
  },
})
