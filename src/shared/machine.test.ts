import { describe, expect, it } from 'vitest'
import { createMachine, type Machine, type Transition } from './machine.ts'

/** A counter with a log of its effects. It adds each number it is sent, ignores 0, and every addition has two effects. */
function counter(onEffect: (effect: string, machine: Machine<number, number>) => void = () => {}) {
  const log: string[] = []
  const machine = createMachine<number, number, string>({
    first: { state: 0, effects: ['begin'] },
    transition: (state, add): Transition<number, string> | undefined =>
      add === 0 ? undefined : { state: state + add, effects: [`first of ${add}`, `second of ${add}`] },
    perform(effect) {
      log.push(`${effect} at ${machine.state}`)
      onEffect(effect, machine)
    },
  })
  return { machine, log }
}

it('an event replaces the state, then calls the listeners in subscription order, then performs the effects', () => {
  const { machine, log } = counter()
  machine.subscribe((state, before) => log.push(`A: ${before} to ${state}`))
  machine.subscribe((state, before) => log.push(`B: ${before} to ${state}`))
  machine.send(2)
  expect(log).toEqual(['A: 0 to 2', 'B: 0 to 2', 'first of 2 at 2', 'second of 2 at 2'])
})

it('start calls the listeners with the first state and performs its effects', () => {
  const { machine, log } = counter()
  machine.subscribe((state) => log.push(`A: ${state}`))
  machine.start()
  expect(log).toEqual(['A: 0', 'begin at 0'])
})

it('an event that has no transition calls no listener and performs no effect', () => {
  const { machine, log } = counter()
  machine.subscribe(() => log.push('heard'))
  machine.send(0)
  expect(log).toEqual([])
})

describe('an event that is sent while another one is handled', () => {
  it('by an effect, is handled before the effects that follow', () => {
    const { machine, log } = counter((effect, machine) => {
      if (effect === 'first of 2') machine.send(10)
    })
    machine.send(2)
    expect(log).toEqual(['first of 2 at 2', 'first of 10 at 12', 'second of 10 at 12', 'second of 2 at 12'])
  })

  it('by a listener, waits until every listener was called and the effects are performed', () => {
    const { machine, log } = counter()
    machine.subscribe((state) => {
      if (state === 2) machine.send(10)
    })
    machine.subscribe((state) => log.push(`B: ${state}`))
    machine.send(2)
    expect(log).toEqual([
      'B: 2',
      'first of 2 at 2',
      'second of 2 at 2',
      'B: 12',
      'first of 10 at 12',
      'second of 10 at 12',
    ])
  })

  it('by a listener, also waits for the effects where one of them sends an event of its own', () => {
    const { machine, log } = counter((effect, machine) => {
      if (effect === 'first of 2') machine.send(5)
    })
    machine.subscribe((state) => {
      if (state === 2) machine.send(10)
    })
    machine.send(2)
    expect(log.map((line) => line.replace(/ at .*/, ''))).toEqual([
      'first of 2',
      'first of 5',
      'second of 5',
      'second of 2',
      'first of 10',
      'second of 10',
    ])
  })
})

it('a listener that throws does not keep the machine from handling what is sent next', () => {
  const { machine } = counter()
  const stop = machine.subscribe(() => {
    throw new Error('not drawn')
  })
  expect(() => machine.send(1)).toThrow('not drawn')
  stop()
  machine.send(1)
  expect(machine.state).toBe(2)
})

it('peek returns the state to which an event would lead, and changes nothing', () => {
  const { machine, log } = counter()
  expect(machine.peek(3)).toBe(3)
  expect(machine.peek(0)).toBeUndefined()
  expect([machine.state, log]).toEqual([0, []])
})

it('a listener that has unsubscribed is not called', () => {
  const { machine, log } = counter()
  machine.subscribe((state) => log.push(`heard ${state}`))()
  machine.send(1)
  expect(log).toEqual(['first of 1 at 1', 'second of 1 at 1'])
})
