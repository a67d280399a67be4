import { expect, it } from 'vitest'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { createSight } from './sight.ts'

const element = (name: string) => ({ name }) as unknown as Element
const [button, total] = ['button', 'total'].map(element) as [Element, Element]

function watched() {
  const clock = manualClock()
  const said: string[] = []
  const sight = createSight(clock, button, total, () => said.push('show'))
  return {
    clock,
    sight,
    said,
    see: (...elements: Element[]) => elements.forEach((it) => sight.saw(it, true)),
    lose: (...elements: Element[]) => elements.forEach((it) => sight.saw(it, false)),
    press: () => sight.press((counts) => said.push(counts ? 'on' : 'refused')),
  }
}

it('a press counts at once when button and total have been visible for half a second', () => {
  const { clock, see, press, said } = watched()
  see(button, total)
  clock.advance(500)
  press()
  expect(said).toEqual(['on'])
  expect(clock.waiting()).toEqual([])
})

it('an early press, also one before the first report of the browser, is kept and counts once', () => {
  const { clock, see, press, said } = watched()
  press()
  see(total)
  clock.advance(100)
  see(button)
  press()
  clock.advance(499)
  expect(said).toEqual([])
  clock.advance(1)
  expect(said).toEqual(['on'])
  clock.advance(10_000)
  expect(said).toEqual(['on'])
})

it('a press while the button is not visible does not count and is not kept', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  lose(button)
  press()
  expect(said).toEqual(['refused'])
  see(button)
  clock.advance(10_000)
  expect(said).toEqual(['refused'])
  press()
  expect(said).toEqual(['refused', 'on'])
})

it('a kept press is dropped when the button is hidden before the half second is over', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(400)
  press()
  lose(button)
  see(button)
  clock.advance(10_000)
  expect(said).toEqual(['refused'])
})

it('a total that leaves the view just before the press, which the browser reports after it, is scrolled to once', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(400)
  press()
  lose(total)
  expect(said).toEqual(['show'])
  see(total)
  lose(total)
  see(total)
  clock.advance(500)
  expect(said).toEqual(['show', 'on'])
})

it('a total that is out of view is scrolled to, and the press counts when it was visible for half a second', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(499)
  lose(total)
  press()
  expect(said).toEqual(['show'])
  clock.advance(200)
  see(total)
  clock.advance(499)
  expect(said).toEqual(['show'])
  clock.advance(1)
  expect(said).toEqual(['show', 'on'])
})

it('a press does not count when the total does not become visible within three seconds', () => {
  const { clock, see, lose, press, said } = watched()
  see(button)
  lose(total)
  press()
  clock.advance(2_400)
  see(total)
  clock.advance(400)
  lose(total)
  clock.advance(200)
  expect(said).toEqual(['show', 'refused'])
  expect(clock.waiting()).toEqual([])
})

it('the half second starts again each time the button becomes visible', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(400)
  lose(button)
  see(button)
  clock.advance(400)
  press()
  expect(said).toEqual([])
  clock.advance(100)
  expect(said).toEqual(['on'])
})

it('the total may be out of view again after its half second', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(500)
  lose(total)
  press()
  expect(said).toEqual(['on'])
})

it('a report that the browser repeats does not start the half second again', () => {
  const { clock, see, press, said } = watched()
  see(button, total)
  clock.advance(400)
  see(button, total)
  clock.advance(100)
  press()
  expect(said).toEqual(['on'])
})

it('a press does not wait for ever when the browser reports nothing', () => {
  const { clock, see, press, said } = watched()
  see(button)
  press()
  clock.advance(2_999)
  expect(said).toEqual([])
  clock.advance(1)
  expect(said).toEqual(['refused'])
})

it('a kept press is dropped with its screen', () => {
  const { clock, sight, see, press, said } = watched()
  see(button, total)
  press()
  sight.drop()
  clock.advance(10_000)
  expect(said).toEqual([])
  expect(clock.waiting()).toEqual([])
})
