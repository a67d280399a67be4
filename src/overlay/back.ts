import type { Clock } from '../shared/clock.ts'
import { draw, sheet } from '../shared/draw.ts'
import { listen } from '../shared/listen.ts'
import { Promise } from '../shared/promise.ts'
import { read } from '../shared/unclobbered.ts'
import { navigationOf, watchNavigation } from './navigation.ts'

/** The overlay's own entry in the browser's history, for the back button of phones. */
export interface BackEntry {
  /** Goes back over the entry, if it is the last step, and resolves when that is done; undefined where nothing is to be waited for. */
  leave(): Promise<void> | undefined
}

/** The state of the entry. */
const ENTRY = 'klump'

/** Browsers inside some apps do not go back at all: they are not waited for longer than this. */
const LONGEST_MS = 500

/** Within this time the frame has taken part in a step of the page, also on a busy device. */
const FRAME_STEP_MS = 100

/** While an entry is being removed. The next one is not made before. */
let removing: Promise<void> | undefined

/**
 * Makes the entry in an empty frame. The back button goes through the history of a page and of its frames in one sequence, and a step of a
 * frame changes neither address nor state of the page and fires no `popstate` there. An entry of the page itself would: routers load, draw
 * or scroll again for it, and capturing listeners do not come first on `window` in Chrome. Going back from the entry calls `onBack`, which
 * returns whether the overlay stays; if so, the entry is made again. Where the browser makes no entry, going back leaves the page.
 */
export function backEntry(window: Window, clock: Clock, onBack: () => boolean): BackEntry {
  const { document } = window
  // In a shadow root: styles of the page may show what is hidden, and its policy may forbid a `style` attribute.
  const host = read(document, 'createElement').call(document, 'klump-back')
  const frame = draw('iframe', { tabindex: '-1' })
  /** Where the page stood when the entry was made: it may change its route while the frame loads, and while the overlay is shown. */
  let place = ''
  /** The number of entries of the page and all its frames, when the entry was made. */
  let length = 0
  let isOver = false
  let isNavigating = false

  const inFrame = () => read(frame, 'contentWindow')
  const cleanups: (() => void)[] = []
  const remove = () => {
    host.remove()
    cleanups.forEach((cleanup) => cleanup())
  }

  /** Asks the frame: a browser that was asked too often for entries makes none, and reports that in its console only. */
  function isOn(): boolean {
    try {
      return inFrame()?.history.state === ENTRY
    } catch {
      return false
    }
  }

  function push(): void {
    if (isOver) return
    try {
      inFrame()?.history.pushState(ENTRY, '')
      place = placeOf(window)
      length = lengthNow()
    } catch {
      // Other browsers throw when they are asked too often.
    }
  }

  let onPassed = remove
  function onEntry(): void {
    if (isOn()) return
    if (isOver) onPassed()
    else if (onBack()) push()
  }

  const lengthNow = () => inFrame()?.history.length ?? 0
  // Another frame may have made an entry too: one with an advertisement, a chat, or the page that this one is shown in.
  const isLast = () => placeOf(window) === place && lengthNow() <= length

  // A checkout that was opened later has its entry above this one: a step back would leave that entry, and close that checkout.
  const isUnderAnother = () =>
    [...read(document, 'querySelectorAll').call(document, 'klump-back')].at(-1) !== host

  const stepBack = () =>
    new Promise<void>((resolve) => {
      const target = inFrame()
      const done = () => {
        callOff()
        ignore()
        onPassed = remove
        // The step may take longer. The frame stays: the browser loads the page anew for a step over an entry whose frame is gone.
        if (isOn()) stepOverLater()
        else remove()
        resolve()
      }
      onPassed = done
      const callOff = clock.after(target ? LONGEST_MS : 0, done)
      const ignore = listen(window, 'pagehide', done)
      target?.history.back()
    })

  // The page has navigated on from where the checkout was opened, and an entry cannot be removed from the middle of a history. It is
  // stepped over once, when the shopper comes back to it.
  function stepOverLater(): void {
    // From now on only a navigation that begins later counts.
    isNavigating = false
    const stop = listen(window, 'popstate pageshow', () => {
      if (placeOf(window) !== place) return
      stop()
      // A shopper who goes back two steps passes the frame's entry too. The browser reports that step to the frame, at a time of its own.
      clock.after(FRAME_STEP_MS, () => {
        if (!isOn()) remove()
        else if (placeOf(window) === place && !isNavigating && !isUnderAnother()) void stepBack()
        // The page has gone on again meanwhile, or another checkout is open.
        else stepOverLater()
      })
    })
    cleanups.push(stop)
  }

  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [sheet('iframe{display:none}')]
  shadow.append(frame)

  // While an earlier entry is being removed, a frame would be added to the history in that entry, and going back would skip it.
  function mount(): void {
    if (isOver) return
    read(document, 'documentElement').append(host)
    // The document that a frame begins with takes no entries.
    const first = read(frame, 'contentDocument')
    inFrame()?.location.replace('about:blank')
    listen(frame, 'load', () => {
      const target = inFrame()
      const loaded = read(frame, 'contentDocument')
      // There is no document when the page is a file, because its own empty frame has another origin.
      if (!target || !loaded || loaded === first || isOn()) return
      listen(target, 'popstate', onEntry)
      push()
    })
  }
  if (removing) void removing.then(mount)
  else mount()
  cleanups.push(
    watchNavigation(window, (destination) => {
      isNavigating ||= !destination?.sameDocument
    }),
    // The navigation is over. The browser may keep the page, and the shopper may come back to it.
    listen(window, 'pagehide', () => (isNavigating = false)),
  )

  return {
    leave() {
      isOver = true
      if (!isOn()) {
        remove()
        return undefined
      }
      // A page that destroys the overlay often navigates in the same turn, and a step back would undo that. A page that is hidden before
      // the next turn may never have one: what waits for the removal runs when the page is hidden.
      const turn = new Promise<boolean>((resolve) => {
        cleanups.push(listen(window, 'pagehide', () => resolve(true)))
        clock.soon(() => resolve(false))
      })
      const removed = turn.then((isHidden) => {
        if (!isOn()) return remove()
        return isLast() && !isNavigating && !isHidden ? stepBack() : stepOverLater()
      })
      const done = () => void (removing = undefined)
      removing = removed.then(done, done)
      return removing
    },
  }
}

/** The page's place in its history: the browser's key for the entry, where it has one. A page may change the address of an entry. */
const placeOf = (window: Window) => navigationOf(window)?.currentEntry?.key ?? window.location.href
