import type { Place } from './hosts.ts'
import { askingFrame, dialogPage, frameDialogPage, HAND_WRITTEN_FRAME, klumpPage, peerPage } from './pages.ts'
import type { Peer } from './peers.ts'
import type { Servers } from './servers.ts'

/** Something that opens over a shop's page when its button is pressed. */
export interface Contestant {
  readonly name: string
  readonly url: string
  /** An expression that is true once its page can be pressed, in the state in which a shopper presses it. */
  readonly ready: string
  /** A script that runs some time before the click, if any. */
  readonly warm?: string
  /** Whether its first screen is in a frame, whose probe reports when it can be used. */
  readonly hasFrame: boolean
  /** Which of the scripts it loads are its own. */
  readonly scripts?: RegExp
}

export const LIMIT = 'dialog with a form'
export const COLD_LIMIT = 'dialog with a cold frame'
export const WARM_LIMIT = 'dialog with a warmed frame'
export const KLUMP = 'klump-checkout'
export const WARM_KLUMP = 'klump-checkout, preloaded'

/** Whether its first screen is shown here: peers show theirs only when their own servers answer. */
export const isWhole = (name: string): boolean =>
  [LIMIT, COLD_LIMIT, WARM_LIMIT, KLUMP, WARM_KLUMP].includes(name)

const OVERLAY_IS_HERE = `performance.getEntriesByType('resource').some(({ name, responseEnd }) => /overlay-[\\w-]+\\.js/.test(name) && responseEnd > 0)`

const PRELOAD = (publicKey: string) => `Klump.preload({ publicKey: ${JSON.stringify(publicKey)} })`

/** Puts every page on the server. Peers come last; each is measured for what it shows first. */
export function contestants(servers: Servers, peers: readonly Peer[]): Contestant[] {
  const { shop, frames, klump, publicKey, put } = servers
  const page = (path: string, body: string) => {
    put(path, { type: 'text/html; charset=utf-8', body })
    return shop + path
  }
  put('/frame', { type: 'text/html; charset=utf-8', body: HAND_WRITTEN_FRAME })
  const frame = `${frames}/frame`
  const ours = { url: page('/klump', klumpPage(klump, { publicKey, items: 3 })), ready: OVERLAY_IS_HERE }
  const loaded = 'document.readyState === "complete"'
  return [
    { name: LIMIT, url: page('/dialog', dialogPage), ready: loaded, hasFrame: false },
    { name: COLD_LIMIT, url: page('/cold', frameDialogPage(frame, false)), ready: loaded, hasFrame: true },
    { name: WARM_LIMIT, url: page('/warm', frameDialogPage(frame, true)), ready: 'isOpen()', hasFrame: true },
    { name: KLUMP, ...ours, hasFrame: true, scripts: /\/(klump|overlay-[\w-]+)\.js/ },
    {
      name: WARM_KLUMP,
      ...ours,
      warm: PRELOAD(publicKey),
      hasFrame: true,
    },
    ...peers.map(({ name, file, script, styles }): Contestant => {
      put(`${file}.js`, { type: 'text/javascript', body: script })
      if (styles) put(`${file}.css`, { type: 'text/css', body: styles })
      return {
        name,
        url: page(file, peerPage(file, frame, Boolean(styles))),
        ready: `${loaded} && Boolean(window.pay)`,
        hasFrame: false,
        scripts: new RegExp(`${file}\\.js`),
      }
    }),
  ]
}

/** The contestants whose first screen needs the API: written by hand and ours, cold and warmed. */
export const FIRST = {
  cold: 'frame that asks once',
  warm: 'warmed frame that asks once',
  klump: KLUMP,
  warmKlump: WARM_KLUMP,
}

/** The contestants above, with their checkout and its API in one of two places. */
export function askingContestants(servers: Servers, place: Place): Contestant[] {
  const { shop, publicKey, put } = servers
  const { checkout, api, id } = place
  const page = (end: string, body: string) => {
    put(`/${id}${end}`, { type: 'text/html; charset=utf-8', body })
    return `/${id}${end}`
  }
  const frame = (onClick: boolean) =>
    checkout + page(onClick ? '/warm-frame' : '/frame', askingFrame(api, publicKey, onClick))
  const loaded = 'document.readyState === "complete"'
  const ours = {
    url: shop + page('/klump', klumpPage(checkout, { publicKey, items: 3 })),
    ready: OVERLAY_IS_HERE,
    hasFrame: true,
  }
  return [
    {
      name: FIRST.cold,
      url: shop + page('/cold', frameDialogPage(frame(false), false)),
      ready: loaded,
      hasFrame: true,
    },
    {
      name: FIRST.warm,
      url: shop + page('/warm', frameDialogPage(frame(true), true)),
      ready: 'isOpen()',
      hasFrame: true,
    },
    { name: FIRST.klump, ...ours },
    { name: FIRST.warmKlump, ...ours, warm: PRELOAD(publicKey) },
  ]
}

/** Ours, with this many things in the basket. */
export function withItems({ shop, klump, publicKey, put }: Servers, items: number): Contestant {
  const path = `/klump-${items}`
  put(path, { type: 'text/html; charset=utf-8', body: klumpPage(klump, { publicKey, items }) })
  return { name: `${items} items`, url: shop + path, ready: OVERLAY_IS_HERE, hasFrame: true }
}
