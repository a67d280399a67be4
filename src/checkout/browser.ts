/**
 * Calls `back` when the page is seen again, be it out of the browser's memory of pages; returns the way to stop. Timers
 * of a page that nobody sees are slow or stand still, so that what they wait for may be long overdue.
 */
export function onReturn(window: Window, back: () => void): () => void {
  const { document } = window
  const seen = () => {
    if (document.visibilityState === 'visible') back()
  }
  const restored = ({ persisted }: PageTransitionEvent) => {
    if (persisted) back()
  }
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('pageshow', restored)
  return () => {
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('pageshow', restored)
  }
}

/**
 * WebOTP: the browser offers the code of a text message that names this page's origin. Few browsers have it, and a
 * frame needs its page's leave (`allow="otp-credentials"`); whatever is missing, the code is typed as ever.
 */
export function smsCodes(window: {
  readonly navigator: Pick<Navigator, 'credentials'>
}): ReadSmsCode | undefined {
  if (!('OTPCredential' in window)) return undefined
  return async (signal) => {
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions
    try {
      const credential = await window.navigator.credentials.get(options)
      return credential && 'code' in credential ? String(credential.code) : undefined
    } catch {
      // Not allowed, not wanted, or left in the meantime: all the same to who types the code.
      return undefined
    }
  }
}

/** Browsers inside other apps may have no printing at all. */
export const canPrint = () => typeof window.print === 'function'

export const printPage = () => window.print()

/** Offers a text as a file to keep. It is made here: nothing is fetched, and no policy is in the way. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Safari reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/**
 * Calls `then` in a turn of its own, ahead of painting where the browser knows what is urgent; returns the way to call it
 * off. For two pieces of work that in one turn would keep a cheap phone from hearing anything for too long.
 */
export function nextTurn(then: () => void): () => void {
  let isOff = false
  const turn = () => {
    if (!isOff) then()
  }
  if (typeof scheduler === 'object') void scheduler.postTask(turn, { priority: 'user-blocking' })
  else setTimeout(turn)
  return () => {
    isOff = true
  }
}

/**
 * Calls `then` when what was just drawn has been painted; returns the way to call it off. For what reads the layout, as `focus()` does:
 * before the painting it would have the browser lay out the new screen once for itself, and once more to paint it.
 */
export function afterPaint(then: () => void): () => void {
  let callOff = () => {}
  const frame = requestAnimationFrame(() => (callOff = nextTurn(then)))
  return () => {
    cancelAnimationFrame(frame)
    callOff()
  }
}

/** Undefined when the shopper does not want it, or no message comes. */
export type ReadSmsCode = (signal: AbortSignal) => Promise<string | undefined>
