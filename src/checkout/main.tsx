import { render } from 'preact'
import type { ToPage } from '../protocol/messages.ts'
import { isLive } from '../protocol/unsafe-page.ts'
import { whenIdle } from '../shared/when-idle.ts'
import { createApi } from './api/calls.ts'
import type { ReadExistingLoan } from './api/session.ts'
import { applyAppearance } from './appearance/apply-appearance.ts'
import { keepInView } from './appearance/keep-in-view.ts'
import type { Arrival } from './arrival.ts'
import { nextTurn, onReturn, smsCodes } from './browser.ts'
import { Checkout } from './Checkout.tsx'
import { chunkNamesIn, createChunks, rulesOf } from './chunks.ts'
import { arrival } from './first-lines.ts'
import { begin } from './flow/begin.ts'
import { run, type Flow } from './flow/run.ts'
import { inTime } from './in-time.ts'
import { first } from './locale/en-first.ts'
import type { later } from './locale/en-later.ts'
import { languageFor } from './locale/languages.ts'
import { createWords } from './locale/words.ts'
import { ancestorsOf, clock, network } from './network.ts'
import { createRenewal } from './order-renewal.ts'
import { reloadWith } from './over-reload.ts'
import { surviveTranslation } from './translated.ts'
import { VERSION } from './version.ts'
import { metaOf } from './meta.ts'

/** Connects the frame with the page that opened it: the API named by this document, the flow, the screens. */
function start(root: Element, arrived: Arrival): void {
  const { open, lost, reopened, shopOrigin, page, client, shopPage, early, listen } = arrived
  const { publicKey, order, verdict, renewable, locale, appearance, strings } = open
  let flow: Flow | undefined
  onReturn(window, () => flow?.send({ type: 'returned' }))
  const appearanceApplied = applyAppearance(document.documentElement, appearance, clock)
  keepInView(window)
  const chunks = createChunks(document, network, lost)
  // The page shows its own waiting screen until the texts and colours have loaded. Rendering has its own task, because setup and rendering
  // in one task would block input on a slow phone for too long.
  const own = strings && inTime(import('./locale/own-texts.ts'), clock)
  const ownTurn = new Promise<void>((resolve) => void nextTurn(resolve))
  const drawn = Promise.all([languageFor(locale, clock), own, appearanceApplied, ownTurn]).then(
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
          reloadCheckout={reloadCheckout}
        />,
        root,
      )
    },
  )
  function reloadCheckout(): void {
    const { contact = {}, session } = flow?.state.facts ?? {}
    const reopened = session !== undefined
    void reloadWith({ contact, chunks: chunkNamesIn(document), reopened }, window, () =>
      page.send({ type: 'outdated' }),
    )
  }
  function emit(message: ToPage): void {
    void drawn.then(() => page.send(message))
    // The first screen is drawn. The later chunk loads while the shopper reads.
    if (message.type === 'opened')
      whenIdle(
        () =>
          void chunks.later
            .load()
            .then(warn)
            .catch(() => {}),
        2000,
      )
  }
  const topOrigin = ancestorsOf(window).slice(1).at(-1)
  const [build, recordField] = [buildOf(document), recordFieldOf(document)]
  const renewal = createRenewal(() => emit({ type: 'reference-used' }), clock)
  const api = createApi(client, publicKey, chunks.later.load, shopPage, renewal.request)
  const readExistingLoan: ReadExistingLoan = async (json) =>
    (await chunks.later.load()).readExistingLoan(json)
  flow = run(
    begin(
      { publicKey, ...(order && { order }), renewable, reopened, shopOrigin, topOrigin, build, recordField },
      verdict,
    ),
    {
      transition: rulesOf(chunks),
      api: early?.under(api, readExistingLoan) ?? api,
      clock,
      random: network.random,
      emit,
      warn: toDeveloper,
    },
  )
  listen((message) => {
    if (message.type === 'order') renewal.receive(message)
    else flow?.send({ type: 'leave' })
  })
  async function warn({ lines }: { readonly lines: typeof later }): Promise<void> {
    const faults = strings && (await own)?.faultsOf(strings, { ...first, ...lines })
    if (!isLive(publicKey)) faults?.forEach(toDeveloper)
    else if (faults?.length)
      toDeveloper('some of `strings` is ignored. Open with a test key to read here what and why.')
  }
}

function toDeveloper(message: string): void {
  // oxlint-disable-next-line no-console -- the shop's developer reads it here; it names keys and statuses, and no shopper's data
  console.warn(`Klump: ${message}`)
}

/** The operator's document may request the record of the agreement, under a field name of its choice. */
function recordFieldOf(document: Document): string | undefined {
  const named = metaOf(document, 'record').trim()
  return /^[a-z]\w{0,63}$/i.test(named) ? named : undefined
}

/** The build of the package that this document belongs to. */
function buildOf(document: Document): string {
  const named = metaOf(document, 'build')
  return [VERSION, named].filter(Boolean).join(' ')
}

const root = document.getElementById('checkout')
if (root && arrival) void arrival.then((arrived) => start(root, arrived))
else if (root) root.textContent = createWords().t('app.embedded')
