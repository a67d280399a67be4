import { render } from 'preact'
import { frameEnd } from '../protocol/frame-end.ts'
import type { ToPage } from '../protocol/messages.ts'
import { refusalFor } from './admission.ts'
import { createApi } from './api/calls.ts'
import { createClient } from './api/client.ts'
import { dress } from './appearance/dress.ts'
import { keepInView } from './appearance/keep-in-view.ts'
import { ancestorsOf, clock, network, nextTurn, onReturn, smsCodes, whenIdle } from './browser.ts'
import { Checkout } from './Checkout.tsx'
import { chunkNamesIn, createChunks } from './chunks.ts'
import { begin } from './flow/begin.ts'
import { run, type Flow } from './flow/run.ts'
import { inTime } from './in-time.ts'
import { first } from './locale/en-first.ts'
import type { later } from './locale/en-later.ts'
import { languageFor } from './locale/languages.ts'
import { createWords } from './locale/words.ts'
import { createRenewal } from './order-renewal.ts'
import { reloadWith, takeCarried } from './over-reload.ts'
import { surviveTranslation } from './translated.ts'
import { VERSION } from './version.ts'

/** Wires the frame: the door to the page, the API named by this document, the flow, the screens. */
function start(root: Element): void {
  if (window.parent === window) {
    root.textContent = createWords().t('app.embedded')
    return
  }
  let flow: Flow | undefined
  const carried = takeCarried(window)
  let hearOrder: ReturnType<typeof createRenewal>['hear'] = () => {}
  onReturn(window, () => flow?.send({ type: 'returned' }))
  frameEnd({
    window,
    onOpen({ publicKey, order, verdict, renewable, locale, appearance, strings }, shopOrigin, page) {
      const error = refusalFor(publicKey, shopOrigin, window)
      if (error) return page.send({ type: 'outcome', outcome: { status: 'failed', error } })
      const dressed = dress(document.documentElement, appearance, clock)
      keepInView(window)
      const chunks = createChunks(document, network, carried.chunks)
      const client = createClient({ base: apiOf(document), publicKey, network })
      // Until its words and colours are here the page shows its own waiting screen; the API is asked meanwhile. In a turn of its own:
      // reading the order, asking and drawing in one would keep a slow phone from hearing anything for too long.
      const own = strings && inTime(import('./locale/own-texts.ts'), clock)
      const ownTurn = new Promise<void>((resolve) => void nextTurn(resolve))
      const drawn = Promise.all([languageFor(locale, clock), own, dressed, ownTurn]).then(
        ([language, own]) => {
          document.documentElement.lang = language.lang
          flow?.send({ type: 'language-set', language: language.lang })
          page.send({ type: 'ready' })
          const words = createWords(
            locale,
            own?.ownTexts(strings ?? {}),
            language,
            () => chunks.later.here?.lines,
          )
          if (!flow) return
          root.replaceChildren()
          surviveTranslation(root)
          render(
            <Checkout
              flow={flow}
              words={words}
              chunks={chunks}
              readSmsCode={smsCodes(window)}
              openAnew={openAnew}
            />,
            root,
          )
        },
      )
      function openAnew(): void {
        const contact = flow?.state.facts.contact ?? {}
        void reloadWith({ contact, chunks: chunkNamesIn(document) }, window, () =>
          page.send({ type: 'outdated' }),
        )
      }
      function emit(message: ToPage): void {
        void drawn.then(() => page.send(message))
        // The first screen stands: what follows it comes while the shopper reads.
        if (message.type === 'opened')
          whenIdle(
            () =>
              void chunks.later
                .load()
                .then(warn)
                .catch(() => {}),
          )
      }
      const ancestors = ancestorsOf(window)
      const topOrigin = ancestors.slice(1).at(-1)
      const recordField = recordFieldOf(document)
      const renewal = createRenewal(() => emit({ type: 'reference-used' }), clock)
      hearOrder = renewal.hear
      flow = run(
        begin(
          {
            publicKey,
            ...(order && { order: { ...order, ...carried.contact } }),
            renewable,
            shopOrigin,
            topOrigin,
            build: buildOf(document),
            recordField,
          },
          verdict,
        ),
        {
          api: createApi(
            client,
            publicKey,
            chunks.later.load,
            asksForShop(document) ? { shop_origin: shopOrigin, shop_ancestors: ancestors } : undefined,
            renewal.ask,
          ),
          clock,
          random: network.random,
          emit,
          warn: toDeveloper,
        },
      )
      async function warn({ lines }: { readonly lines: typeof later }): Promise<void> {
        const faults = strings && (await own)?.faultsOf(strings, { ...first, ...lines })
        if (publicKey.startsWith('klp_pk_test_')) faults?.forEach(toDeveloper)
        else if (faults?.length)
          toDeveloper('some of `strings` is ignored. Open with a test key to read here what and why.')
      }
    },
    onMessage(message) {
      if (message.type === 'order') hearOrder(message)
      else flow?.send({ type: 'leave' })
    },
  })
}

function toDeveloper(message: string): void {
  // oxlint-disable-next-line no-console -- the shop's developer reads it here; it names keys and statuses, and no shopper's data
  console.warn(`Klump: ${message}`)
}

/** The API is named by this document and by nobody else: no shop can point a shopper's code at another server. */
function apiOf(document: Document): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="klump-api"]')?.content ?? ''
  return new URL(named, document.baseURI).href
}

/** The operator's document may ask for the record of what was agreed, under a name of its own. */
function recordFieldOf(document: Document): string | undefined {
  const named = document.querySelector<HTMLMetaElement>('meta[name="klump-record"]')?.content.trim()
  return named && /^[a-z]\w{0,63}$/i.test(named) ? named : undefined
}

/** The operator's document may have the API told whose page this is. Klump's documented call knows no such field. */
function asksForShop(document: Document): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="klump-shop-origin"]')?.content === 'send'
}

/** Which build of the package this document is of. */
function buildOf(document: Document): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="klump-build"]')?.content
  return [VERSION, named].filter(Boolean).join(' ')
}

const root = document.getElementById('checkout')
if (root) start(root)
