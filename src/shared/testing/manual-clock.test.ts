import { expect, test } from 'vitest'
import { manualClock } from './manual-clock.ts'

test('due timers fire in order, including those that a timer sets, and cancelled ones do not fire', () => {
  const clock = manualClock()
  const heard: string[] = []
  const say = (what: string) => () => void heard.push(`${what} at ${clock.now()}`)
  clock.after(20, say('second'))
  clock.after(30, say('never'))()
  clock.after(5, () => {
    say('first')()
    clock.after(3, say('between'))
  })
  expect(clock.waiting()).toEqual([5, 20])
  clock.advance(25)
  expect(heard).toEqual(['first at 1005', 'between at 1008', 'second at 1020'])
  expect([clock.now(), clock.waiting()]).toEqual([1025, []])
})

test('now() and wallTime() advance by the same time', () => {
  const clock = manualClock()
  const [now, wall] = [clock.now(), clock.wallTime()]
  clock.advance(90_000)
  expect([clock.now() - now, clock.wallTime() - wall]).toEqual([90_000, 90_000])
})
