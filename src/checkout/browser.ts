import { listen } from '../shared/listen.ts'

/**
 * Calls `back` when the page becomes visible again or is restored from the back/forward cache; returns the unsubscribe function. Timers of
 * a hidden page are slow or stopped, so what they wait for may be long overdue.
 */
export function onReturn(window: Window, back: () => void): () => void {
  const { document } = window
  const seen = () => {
    if (document.visibilityState === 'visible') back()
  }
  const restored = ({ persisted }: PageTransitionEvent) => {
    if (persisted) back()
  }
  const stops = [listen(document, 'visibilitychange', seen), listen(window, 'pageshow', restored)]
  return () => stops.forEach((stop) => stop())
}

/**
 * WebOTP: the browser offers the code of a text message that names this page's origin. Few browsers support it, and a frame needs
 * permission from its page (`allow="otp-credentials"`). Otherwise the shopper types the code.
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
      // Not allowed, declined or aborted: in each case the shopper types the code.
      return undefined
    }
  }
}

/**
 * Calls `then` in a separate task, before painting if the browser supports task priorities; returns a function that cancels the call. For
 * two pieces of work that in one task would block input on a cheap phone for too long.
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
 * Calls `then` after the last render has been painted; returns a function that cancels the call. For code that reads the layout, such as
 * `focus()`: before painting, the browser would lay out the new screen once for that code and once more to paint it.
 */
export function afterPaint(then: () => void): () => void {
  let callOff = () => {}
  const frame = requestAnimationFrame(() => (callOff = nextTurn(then)))
  return () => {
    cancelAnimationFrame(frame)
    callOff()
  }
}

/** Resolves to undefined when the shopper declines or no message arrives. */
export type ReadSmsCode = (signal: AbortSignal) => Promise<string | undefined>
