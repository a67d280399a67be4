import { call, tell } from './loader/callbacks.ts'
import { KlumpError } from './errors/klump-error.ts'
import type { start } from './elements/start.ts'
import { needsNew } from './loader/legacy.ts'
import { addedPlaces, NEW_PLACES, PLACES, within } from './elements/places.ts'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import type { OverlayModule } from './loader/contract.ts'
import { isModern } from './loader/support.ts'
import { preload, savesData, type PreloadOptions } from './loader/preload.ts'
import { ownProperties } from './shared/own-properties.ts'
import { read } from './shared/unclobbered.ts'

/** The file name of the overlay's chunk, which lies beside this script; put in by the build. */
// oxlint-disable-next-line no-underscore-dangle -- marks a name that the build replaces
declare const __OVERLAY_FILE__: string
// oxlint-disable-next-line no-underscore-dangle
declare const __ELEMENTS_FILE__: string

/** The folder that this script is in, written by the host that serves it (src/host/home.ts). */
// oxlint-disable-next-line no-underscore-dangle
declare const __HOME__: string

const CALLER = /http\S+?(?=:\d+:\d+\)?$)/m

// Only while the script runs for the first time does the browser say which one it is, and not at all of a module: that reads
// its address where the engine notes who made an error. No element of the page is asked, as a visitor may have written it. In a file
// of another name it is what an optimiser made of it, and nothing of ours lies beside that.
const script = read(document, 'currentScript') as HTMLScriptElement | null
const from = script ? script.src : CALLER.exec(String(new Error().stack))?.[0]
const base = [
  __HOME__,
  script?.dataset['klumpBase'],
  /^[^?#]*\/klump\.js(?![^?#])/.exec(from ?? '')?.[0],
].find((address) => /^https?:/.test(address ?? ''))

/** `?again=1` to `?again=3`: as many as the import map of dist/integrity.json names, so that each has its hash. */
const MOST_ADDRESSES = 3

const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

const lost = () =>
  new KlumpError({
    code: 'invalid_options',
    message:
      'klump.js does not know its address. Put data-klump-base on its tag: where klump.js is served, up to the last slash.',
  })

function beside(path: string): string {
  if (!base) throw lost()
  return new URL(path, base).href
}

const loadOverlay = loader<OverlayModule>(() => __OVERLAY_FILE__)
const loadElements = loader<{ start: typeof start }>(() => __ELEMENTS_FILE__)

function loader<Module>(file: () => string): () => Promise<Module> {
  let module: Promise<Module> | undefined
  let failures = 0
  return () =>
    (module ??= (async () =>
      (await import(
        /* @vite-ignore */ beside(file() + (failures ? `?again=${Math.min(failures, MOST_ADDRESSES)}` : ''))
      )) as Module)().catch((error: unknown) => {
      module = undefined
      // Some browsers remember a module that failed to load and fail again without asking; another address makes them ask.
      failures += 1
      throw error
    }))
}

const environment = {
  get checkoutUrl() {
    return beside('checkout/')
  },
  loadOverlay,
}

let made: (instance: KlumpBase) => void = () => {}

class Klump extends KlumpBase {
  static preload(options?: PreloadOptions): () => void {
    return preload(environment, options)
  }
  constructor(options: KlumpOptions) {
    super(options, environment)
    made(this)
  }
}

// Button and banner are fetched for a page that has a place for them, now or one day.
const watch = new MutationObserver((records) => {
  if (addedPlaces(records, PLACES)[0]) dress()
})
function dress(): void {
  watch.disconnect()
  if (isModern()) fetchElements(FIRST_PAUSE_MS)
}

// Without its button a shop sells nothing: a failed network is asked again as long as the page lives, when it is back, when the
// shopper looks at the page again, and after pauses that double. A hidden page asks nothing.
function fetchElements(pause: number): void {
  loadElements().then(
    ({ start }) => (made = start(Klump, environment.checkoutUrl)),
    () => {
      const retry = () => {
        if (read(document, 'hidden')) return
        clearTimeout(timer)
        for (const type of ['online', 'visibilitychange']) removeEventListener(type, retry)
        fetchElements(Math.min(pause * 2, LONGEST_PAUSE_MS))
      }
      const timer = setTimeout(retry, pause)
      // visibilitychange bubbles from the document.
      for (const type of ['online', 'visibilitychange']) addEventListener(type, retry)
    },
  )
}

// A theme and a plugin may both load the script: the first one stays, so that instances and callbacks stay with one copy.
const page: { Klump?: { preload?: unknown; queue?: unknown } } & Window = window
// An element of a name is on the window too, but not as the window's own.
const isOwn = (name: string) => ({}).hasOwnProperty.call(page, name)
const found = (isOwn('Klump') || undefined) && page.Klump
const early = found?.queue
// The stand-in of the README has a queue; what others of this name are has no preload().
if (early || !found?.preload) {
  page.Klump = needsNew(Klump)
  if (Array.isArray(early)) early.forEach(open)
  if (!base) tell('error', lost())
  else if (within(document, PLACES)[0]) dress()
  else watch.observe(document, NEW_PLACES)
  if (read(document, 'readyState') === 'complete') warm()
  else addEventListener('load', warm)
}

// Asked for before the script had arrived, through the stub that the README gives. Nobody is there to catch.
function open(options: KlumpOptions): void {
  try {
    new Klump(options)
  } catch (error) {
    tell('error', error)
    if (error instanceof KlumpError) void call(ownProperties(options), 'onError', error)
  }
}

// Fetched and evaluated before the click, so that the click finds it there; not for someone who pays for every byte.
function warm(): void {
  // Safari has no requestIdleCallback.
  ;(isOwn('requestIdleCallback') ? requestIdleCallback : setTimeout)(() => {
    if (!savesData()) loadOverlay().catch(() => {})
  })
}
