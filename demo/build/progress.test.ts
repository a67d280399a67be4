import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showProgress } from './progress.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})
afterEach(() => expect(vi.getTimerCount()).toBe(0))

function screen(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

test('the progress on a terminal counts the seconds on one line', () => {
  const terminal = screen(true)
  const done = showProgress('Building the package', terminal)
  vi.advanceTimersByTime(2500)
  done('Built the package')
  expect(terminal.written).toEqual([
    '\r  Building the package ... 1 s',
    '\r  Building the package ... 2 s',
    '\r\u001b[2K  Built the package (2.5 s)\n',
  ])
})

test('the progress in a log is a line every ten seconds, without control characters', () => {
  const log = screen(false)
  const done = showProgress('Building the package', log)
  vi.advanceTimersByTime(12_000)
  done('Built the package')
  expect(log.written).toEqual([
    '  Building the package ... 1 s\n',
    '  Building the package ... 11 s\n',
    '  Built the package (12.0 s)\n',
  ])
})

test('the progress of a step under a second is only its end line', () => {
  const log = screen(false)
  const done = showProgress('Building the app', log)
  vi.advanceTimersByTime(600)
  done('Built the app')
  expect(log.written).toEqual(['  Built the app (0.6 s)\n'])
})
