import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { describeOdd, withOdd } from '../testing/odd-leaves.ts'
import { openCheckout } from '../testing/open-checkout.tsx'
import { createShopper } from '../testing/shopper.ts'
import { ALL_ODD, sampleOf, type OddPurchase } from '../testing/walk.ts'

// Some of the purchases of flow/odd-leaves.test.ts, with their screens: none may throw while it is drawn.
const MOST_MOVES = 200

const drawn = () => new Promise((done) => requestAnimationFrame(done))

async function watch({ way, odd }: OddPurchase): Promise<string[]> {
  const answers = Object.entries(way.answers).map(([route, answer]) => [
    route.replace(/^\w+ /, ''),
    route === odd.route ? withOdd(answer, odd) : answer,
  ])
  const { screen, flow, clock } = openCheckout({
    order: way.order,
    answers: Object.fromEntries(answers) as Record<string, unknown>,
  })
  const act = createShopper(flow, clock, way.bank)
  const wrong = new Set<string>()
  let acted: string | undefined
  for (let moves = 0; acted !== 'left' && moves < MOST_MOVES; moves++) {
    await drawn()
    const { at } = flow.state.place
    const text = screen.container.textContent
    if (at !== 'gone' && !page.getByRole('heading', { level: 1 }).query()) wrong.add(`no heading at ${at}`)
    if (/\[object|\bNaN\b|\bundefined\b/.test(text)) wrong.add(`a slip of a conversion at ${at}`)
    if (text.includes('We cannot show this screen')) wrong.add(`nothing drawn at ${at}`)
    acted = act()
  }
  if (acted !== 'left') wrong.add(`no end at ${flow.state.place.at}`)
  screen.unmount()
  return [...wrong].map((what) => `${way.name}: ${describeOdd(odd)}: ${what}`)
}

test('the screens of odd purchases are drawn without an error', { timeout: 120_000 }, async () => {
  const error = vi.spyOn(console, 'error')
  const wrong: string[] = []
  for (const odd of sampleOf(ALL_ODD, 12, 1)) wrong.push(...(await watch(odd)))
  expect(wrong).toEqual([])
  expect(error).not.toHaveBeenCalled()
  error.mockRestore()
})
