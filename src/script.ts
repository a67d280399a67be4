import { call, log } from './loader/callbacks.ts'
import { KlumpError, setErrorsPage } from './errors/klump-error.ts'
import type { start } from './elements/start.ts'
import { needsNew } from './loader/legacy.ts'
import { addedMountPoints, MOUNT_POINT_CHANGES, MOUNT_POINTS, within } from './elements/mount-points.ts'
import { KlumpBase, type KlumpOptions } from './loader/klump.ts'
import type { OverlayModule } from './loader/contract.ts'
import { isModern } from './loader/support.ts'
import { preload, savesData, type PreloadOptions } from './loader/preload.ts'
import { listen } from './shared/listen.ts'
import { ownProperties } from './shared/own-properties.ts'
import { read } from './shared/unclobbered.ts'

/** The file name of the overlay's chunk, in the same folder as this script. The build writes it here. */
// oxlint-disable-next-line no-underscore-dangle -- marks a name that the build replaces
declare const __OVERLAY_FILE__: string
// oxlint-disable-next-line no-underscore-dangle
declare const __ELEMENTS_FILE__: string

/** The folder of this script. The host that serves the script writes it here (src/host/home.ts). */
// oxlint-disable-next-line no-underscore-dangle
declare const __HOME__: string

const CALLER = /http\S+?(?=:\d+:\d+\)?$)/m

// `document.currentScript` names the script only while it first runs, and never a module: a module reads its address from the stack of
// an error. Other elements of the page are not trusted, because a visitor may have written them. In a file with another name than
// klump.js, an optimiser has copied the script, and the chunks are not beside that copy.
const script = read(document, 'currentScript') as HTMLScriptElement | null
const from = script ? script.src : CALLER.exec(String(new Error().stack))?.[0]
let base = [__HOME__, script?.dataset['klumpBase'], /^[^?#]*\/klump\.js(?![^?#])/.exec(from ?? '')?.[0]].find(
  (address) => /^https?:/.test(address ?? ''),
)

// A page that names the hash of this script runs no other in its place, whatever the host serves.
const isPinned = Boolean(script?.integrity)

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

if (base) setErrorsPage(beside('docs/errors.html'))

let files = {
  get overlay() {
    return __OVERLAY_FILE__
  },
  get elements() {
    return __ELEMENTS_FILE__
  },
}

const loadOverlay = loader<OverlayModule>('overlay')
const loadElements = loader<{ start: typeof start }>('elements')

function loader<Module>(name: keyof typeof files): () => Promise<Module> {
  let module: Promise<Module> | undefined
  let failures = 0
  // Some browsers remember that a module failed to load, and do not request it again. With another address they do.
  const again = () => (failures ? `?again=${Math.min(failures, MOST_ADDRESSES)}` : '')
  async function load(): Promise<Module> {
    const file = files[name]
    try {
      return (await import(/* @vite-ignore */ beside(file + again()))) as Module
    } catch (error) {
      failures += 1
      if (failures > 1 && !isPinned) await readAnew(again())
      if (files[name] === file) throw error
      return (await import(/* @vite-ignore */ beside(files[name]))) as Module
    }
  }
  return () =>
    (module ??= load().catch((error: unknown) => {
      module = undefined
      throw error
    }))
}

// A release may have taken away the files of a page that was loaded before it. The present klump.js knows their new names. When it runs
// on a page that has a Klump, it hands them to that one (below).
async function readAnew(again: string): Promise<void> {
  const firstKlump: FirstKlump = Klump
  firstKlump.move = (to, called) => {
    base = to
    files = called
  }
  try {
    // A host with versions serves the present klump.js above their folders.
    await import(/* @vite-ignore */ beside('klump.js').replace(/v\/[\w.-]+\/(?=klump\.js$)/, '') + again)
  } catch {
    // The host is out of reach, or has no klump.js.
  }
  delete firstKlump.move
}

/** The class of the script that loaded first. It has `move` while it imports the present klump.js, which calls `move` with its own names. */
interface FirstKlump {
  preload?: unknown
  move?(to: typeof base, called: typeof files): void
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

// Button and banner are fetched once the page has a mount point.
const watch = new MutationObserver((records) => {
  if (addedMountPoints(records, MOUNT_POINTS)[0]) startElements()
})
function startElements(): void {
  watch.disconnect()
  if (isModern()) fetchElements(FIRST_PAUSE_MS)
}

// A shop without its button sells nothing. So the fetch is repeated until it succeeds: when the network is back, when the shopper looks at
// the page again, and after pauses that double. A hidden page fetches nothing.
function fetchElements(pause: number): void {
  loadElements().then(
    ({ start }) => (made = start(Klump, environment.checkoutUrl)),
    () => {
      const retry = () => {
        if (read(document, 'hidden')) return
        clearTimeout(timer)
        stopListening()
        fetchElements(Math.min(pause * 2, LONGEST_PAUSE_MS))
      }
      const timer = setTimeout(retry, pause)
      // visibilitychange bubbles from the document.
      const stopListening = listen(window, 'online visibilitychange', retry)
    },
  )
}

// A theme and a plugin may both load the script. The first copy stays, so that all instances belong to one copy.
const page: { Klump?: FirstKlump & { queue?: unknown } } & Window = window
// An element with this id or name is a property of the window, too, but not an own one.
const isOwn = (name: string) => ({}).hasOwnProperty.call(page, name)
const found = (isOwn('Klump') || undefined) && page.Klump
const early = found?.queue
// The stub of the documents has a queue. Another `Klump` that is not of this package has no preload().
if (early || !found?.preload) {
  page.Klump = needsNew(Klump)
  if (Array.isArray(early)) early.forEach(open)
  if (!base) log('error', lost())
  else if (within(document, MOUNT_POINTS)[0]) startElements()
  else watch.observe(document, MOUNT_POINT_CHANGES)
  if (read(document, 'readyState') === 'complete') preloadOverlay()
  else addEventListener('load', preloadOverlay)
} else found.move?.(base, files)

// For an opening that the page requested through the stub, before this script had loaded. No code of the page can catch its errors.
function open(options: KlumpOptions): void {
  try {
    new Klump(options)
  } catch (error) {
    log('error', error)
    try {
      if (error instanceof KlumpError) void call(ownProperties(options), 'onError', error)
    } catch {
      // A getter of the options throws. The next opening of the queue must not fail with it.
    }
  }
}

// Fetches and evaluates the overlay before the click, also on a page that is never idle. Not for a shopper who saves data.
function preloadOverlay(): void {
  const load = () => {
    if (!savesData()) loadOverlay().catch(() => {})
  }
  // Safari has no requestIdleCallback.
  if (isOwn('requestIdleCallback')) requestIdleCallback(load, { timeout: 2000 })
  else setTimeout(load)
}
