import { expect, onTestFinished, test } from 'vitest'
import { onReturn } from './browser.ts'

/** An iframe whose visibility and history the test controls. */
function page() {
  const frame = document.createElement('iframe')
  document.body.append(frame)
  onTestFinished(() => frame.remove())
  const window = frame.contentWindow ?? expect.unreachable('the frame has no window')
  let seen: DocumentVisibilityState = 'visible'
  Object.defineProperty(window.document, 'visibilityState', { get: () => seen })
  return {
    window,
    shows(state: DocumentVisibilityState) {
      seen = state
      window.document.dispatchEvent(new Event('visibilitychange'))
    },
    returnsFromHistory: (persisted: boolean) =>
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted })),
  }
}

test('the callback is called when the page becomes visible or returns from the history, not when it is hidden', () => {
  const { window, shows, returnsFromHistory } = page()
  let times = 0
  const stop = onReturn(window, () => times++)
  shows('hidden')
  returnsFromHistory(false)
  expect(times).toBe(0)
  shows('visible')
  expect(times).toBe(1)
  returnsFromHistory(true)
  expect(times).toBe(2)
  stop()
  shows('visible')
  returnsFromHistory(true)
  expect(times).toBe(2)
})
