import { render } from 'preact'
import { frameEnd } from '../protocol/frame-end.ts'
import { createApi } from './api/calls.ts'
import { createClient } from './api/client.ts'
import { dress } from './appearance/dress.ts'
import { keepInView } from './appearance/keep-in-view.ts'
import { clock, network, onReturn, smsCodes } from './browser.ts'
import { Checkout } from './Checkout.tsx'
import { begin } from './flow/begin.ts'
import { run, type Flow } from './flow/run.ts'
import { languageFor } from './locale/languages.ts'
import { faultsOf, langOf } from './locale/own-lines.ts'
import { createWords } from './locale/words.ts'

/** Wires the frame: the door to the page, the API named by this document, the flow, the screens. */
function start(root: Element): void {
  if (window.parent === window) {
    root.textContent = createWords().t('app.embedded')
    return
  }
  let flow: Flow | undefined
  onReturn(window, () => flow?.send({ type: 'returned' }))
  frameEnd({
    window,
    onOpen({ publicKey, order, locale, appearance, strings }, shopOrigin, page) {
      dress(document.documentElement, appearance)
      keepInView(window)
      faultsOf(strings).forEach(warn)
      // Until its words are here the page shows its own waiting screen, in the same language.
      void languageFor(locale, clock).then((language) => {
        document.documentElement.lang = langOf(language, locale, strings)
        page.send({ type: 'ready' })
        const client = createClient({ base: apiOf(document), publicKey, network })
        flow = run(begin({ publicKey, order, shopOrigin }), {
          api: createApi(client, publicKey),
          clock,
          random: network.random,
          tell: (message) => page.send(message),
        })
        const words = createWords(locale, strings, language)
        render(<Checkout flow={flow} words={words} readSmsCode={smsCodes(window)} />, root)
      })
    },
    onMessage: () => flow?.send({ type: 'leave' }),
  })
}

function warn(fault: string): void {
  // oxlint-disable-next-line no-console -- the shop's developer reads it here; it names keys and no shopper's data
  console.warn(`Klump: ${fault}`)
}

/** The API is named by this document and by nobody else: no shop can point a shopper's code at another server. */
function apiOf(document: Document): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="klump-api"]')?.content ?? ''
  return new URL(named, document.baseURI).href
}

const root = document.getElementById('checkout')
if (root) start(root)
