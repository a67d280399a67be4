import type { Clock } from './flow/run.ts'

/** What is needed of a document to know whether anybody looks at it. */
type Seen = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/**
 * Calls `then` after so many milliseconds of time in which the page could be seen: a phone in a pocket, or a tab behind
 * the bank's own, is not a server that takes too long.
 */
export function afterVisible(
  document: Seen,
  { now, after }: Pick<Clock, 'now' | 'after'>,
  ms: number,
  then: () => void,
): () => void {
  let left = ms
  let since = now()
  let callOff = () => {}

  function stop(): void {
    callOff()
    document.removeEventListener('visibilitychange', look)
  }
  function look(): void {
    callOff()
    if (document.visibilityState === 'hidden') {
      left -= now() - since
      return
    }
    since = now()
    callOff = after(Math.max(0, left), () => {
      stop()
      then()
    })
  }

  document.addEventListener('visibilitychange', look)
  if (document.visibilityState !== 'hidden') look()
  return stop
}
