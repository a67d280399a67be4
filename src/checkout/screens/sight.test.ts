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

it('takes a press at once when both have been seen for half a second', () => {
  const { clock, see, press, said } = watched()
  see(button, total)
  clock.advance(500)
  press()
  expect(said).toEqual(['on'])
  expect(clock.waiting()).toEqual([])
})

it('keeps an early press, before the browser has said anything too, and goes on by itself, once', () => {
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

it('refuses a press while the button is not seen, and does not keep it', () => {
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

it('drops a kept press when the button goes out of sight before the half second is over', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(400)
  press()
  lose(button)
  see(button)
  clock.advance(10_000)
  expect(said).toEqual(['refused'])
})

it('shows a total that is out of view and goes on when it was seen for half a second', () => {
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

it('refuses when the total does not come into view within three seconds', () => {
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

it('counts the half second anew each time the button comes into sight', () => {
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

it('lets the total go out of sight after its half second', () => {
  const { clock, see, lose, press, said } = watched()
  see(button, total)
  clock.advance(500)
  lose(total)
  press()
  expect(said).toEqual(['on'])
})

it('is not confused by a browser that says the same twice', () => {
  const { clock, see, press, said } = watched()
  see(button, total)
  clock.advance(400)
  see(button, total)
  clock.advance(100)
  press()
  expect(said).toEqual(['on'])
})

it('does not wait for ever for a browser that says nothing', () => {
  const { clock, see, press, said } = watched()
  see(button)
  press()
  clock.advance(2_999)
  expect(said).toEqual([])
  clock.advance(1)
  expect(said).toEqual(['refused'])
})

it('forgets a kept press when its screen goes', () => {
  const { clock, sight, see, press, said } = watched()
  see(button, total)
  press()
  sight.drop()
  clock.advance(10_000)
  expect(said).toEqual([])
  expect(clock.waiting()).toEqual([])
})
