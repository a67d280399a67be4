import type { Clock } from './clock.ts'
import { listen } from './listen.ts'
import { read } from './unclobbered.ts'

/** Waits for `ms` in which the page is visible: time in a background tab does not mean a slow network. */
export function afterVisible(
  document: Document,
  clock: Pick<Clock, 'now' | 'after'>,
  ms: number,
  callback: () => void,
): () => void {
  let left = ms
  let since = 0
  let callOff = () => {}

  function stop(): void {
    callOff()
    ignore()
  }
  function follow(): void {
    callOff()
    if (since) left -= clock.now() - since
    since = 0
    if (read(document, 'visibilityState') === 'hidden') return
    since = clock.now()
    callOff = clock.after(Math.max(0, left), () => {
      stop()
      callback()
    })
  }

  const ignore = listen(document, 'visibilitychange', follow)
  follow()
  return stop
}
