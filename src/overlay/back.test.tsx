import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { open, order, say, tidy, until } from './testing/shop.ts'

const outcome = { status: 'success', reference: 'KLP-1662-348036-0961' } as const
const heardByPage: unknown[] = []
const hear = ({ state }: PopStateEvent) => heardByPage.push(state)

beforeEach(() => {
  // The frame's own loads count as entries too; these tests look at where the page stands.
  history.replaceState({ route: 'cart' }, '')
  heardByPage.length = 0
  window.addEventListener('popstate', hear)
})
afterEach(() => {
  tidy()
  window.removeEventListener('popstate', hear)
})

// A router that finds a state that is not its own loads the page anew.
const expectOwnStates = () => {
  for (const state of heardByPage) expect(state).toEqual({ route: 'cart' })
}

async function opened(mode = '') {
  const one = open(mode, { options: { closeOnBack: true } })
  await until(() => one.names.includes('open'))
  return one
}
const popped = () =>
  new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true, capture: true }))

describe('going back', () => {
  it('without being asked for, the history is left alone', async () => {
    const before = history.length
    const one = open()
    await until(() => one.names.includes('open'))
    expect(history.length).toBe(before)
    expect(history.state).toEqual({ route: 'cart' })
  })

  it('closes, and the page stands where it stood, with its own state for its router', async () => {
    const one = await opened('leave=free')
    expect(history.state).toMatchObject({ route: 'cart' })
    expect(Object.keys(history.state as object)).toHaveLength(2)
    history.back()
    await until(one.outcome)
    expect(one.outcome()).toMatchObject({ status: 'cancelled' })
    expect(history.state).toEqual({ route: 'cart' })
    expectOwnStates()
  })

  it('asks where something would be lost, and can be pressed again', async () => {
    const one = await opened('leave=ask')
    history.back()
    await page.getByRole('button', { name: 'Stay' }).click()
    const again = popped()
    history.back()
    await again
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await until(one.outcome)
    expect(history.state).toEqual({ route: 'cart' })
    expectOwnStates()
  })
})

describe('any other end', () => {
  it('takes the entry away before the shop hears of it', async () => {
    const states: unknown[] = []
    const one = open('', {
      options: { closeOnBack: true },
      onEvent: ({ type }) => type === 'end' && states.push(history.state),
    })
    await until(() => one.names.includes('open'))
    say({ type: 'outcome', outcome })
    await until(one.outcome)
    expect(states).toEqual([{ route: 'cart' }])
    expect(one.outcome()).toEqual({ ...outcome, merchantReference: 'order-1007' })
    expectOwnStates()
  })

  it('is not lost when the shop destroys it in that moment', async () => {
    const one = await opened()
    order({ say: { type: 'outcome', outcome } })
    await until(() => document.querySelector('klump-overlay') === null)
    one.destroy()
    expect(one.outcome()).toMatchObject({ status: 'success' })
    expect(one.names.filter((name) => name === 'end')).toHaveLength(1)
    // The way back that is still under way would close the next test's overlay.
    await until(() => !Object.hasOwn(history.state as object, 'klump'))
  })

  it('destroyed, is told at once, and the entry goes after it', async () => {
    const one = await opened()
    const gone = popped()
    one.destroy()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    await gone
    expect(history.state).toEqual({ route: 'cart' })
  })

  it('leaves alone a history in which the page has gone on', async () => {
    const one = await opened()
    history.pushState({ route: 'thanks' }, '')
    one.destroy()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    expect(history.state).toEqual({ route: 'thanks' })
    history.go(-2)
    await popped()
  })
})
