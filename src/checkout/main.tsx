import { render } from 'preact'
import { frameEnd } from '../protocol/frame-end.ts'
import { createApi } from './api/calls.ts'
import { createClient } from './api/client.ts'
import { clock, network, smsCodes } from './browser.ts'
import { Checkout } from './Checkout.tsx'
import { begin } from './flow/begin.ts'
import { run, type Flow } from './flow/run.ts'
import { createWords } from './locale/words.ts'

/** Wires the frame: the door to the page, the API named by this document, the flow, the screens. */
function start(root: Element): void {
  if (window.parent === window) {
    root.textContent = createWords().t('app.embedded')
    return
  }
  let flow: Flow | undefined
  frameEnd({
    window,
    onOpen({ publicKey, order, locale, appearance, strings }, shopOrigin, page) {
      page.send({ type: 'ready' })
      document.documentElement.dataset['theme'] = appearance?.theme ?? 'auto'
      const client = createClient({ base: apiOf(document), publicKey, network })
      flow = run(begin({ publicKey, order, shopOrigin }), {
        api: createApi(client, publicKey),
        clock,
        tell: (message) => page.send(message),
      })
      render(
        <Checkout flow={flow} words={createWords(locale, strings)} readSmsCode={smsCodes(window)} />,
        root,
      )
    },
    onMessage: () => flow?.send({ type: 'leave' }),
  })
}

/** The API is named by this document and by nobody else: no shop can point a shopper's code at another server. */
function apiOf(document: Document): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="klump-api"]')?.content ?? ''
  return new URL(named, document.baseURI).href
}

const root = document.getElementById('checkout')
if (root) start(root)
