import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { open, order, say, tidy, until } from './testing/shop.ts'

const outcome = { status: 'success', reference: 'KLP-1662-348036-0961' } as const
const heardByPage: unknown[] = []
const hear = ({ state }: PopStateEvent) => heardByPage.push(state)

beforeEach(() => {
  // Loads of the frame add history entries, too. So these tests look at the state, and not at the number of entries.
  history.replaceState({ route: 'cart' }, '')
  heardByPage.length = 0
  window.addEventListener('popstate', hear)
})
afterEach(() => {
  tidy()
  window.removeEventListener('popstate', hear)
})

// Some routers reload the page when they find a state that is not theirs.
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

describe('the back button', () => {
  it('without closeOnBack the overlay leaves the history alone', async () => {
    const before = history.length
    const one = open()
    await until(() => one.names.includes('open'))
    expect(history.length).toBe(before)
    expect(history.state).toEqual({ route: 'cart' })
  })

  it('closes the overlay, and the page has its entry and state as before', async () => {
    const one = await opened('leave=free')
    expect(history.state).toMatchObject({ route: 'cart' })
    expect(Object.keys(history.state as object)).toHaveLength(2)
    history.back()
    await until(one.outcome)
    expect(one.outcome()).toMatchObject({ status: 'cancelled' })
    expect(history.state).toEqual({ route: 'cart' })
    expectOwnStates()
  })

  it('asks the shopper where something would be lost, and works again after Stay', async () => {
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

describe('with closeOnBack, any other end', () => {
  it('removes the history entry before the shop hears of the end', async () => {
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

  it('is told once, also when the shop calls destroy() while the entry is being removed', async () => {
    const one = await opened()
    order({ say: { type: 'outcome', outcome } })
    await until(() => document.querySelector('klump-overlay') === null)
    one.destroy()
    expect(one.outcome()).toMatchObject({ status: 'success' })
    expect(one.names.filter((name) => name === 'end')).toHaveLength(1)
    // Waits until the step back is done: it would close the overlay of the next test.
    await until(() => !Object.hasOwn(history.state as object, 'klump'))
  })

  it('by destroy() is told at once, and the entry is removed afterwards', async () => {
    const one = await opened()
    const gone = popped()
    one.destroy()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    await gone
    expect(history.state).toEqual({ route: 'cart' })
  })

  it('leaves a history alone in which the page has navigated', async () => {
    const one = await opened()
    history.pushState({ route: 'thanks' }, '')
    one.destroy()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    expect(history.state).toEqual({ route: 'thanks' })
    history.go(-2)
    await popped()
  })
})
