import type { Page } from 'playwright'
import { seeded } from '../../faults/random.ts'
import { askingContestants, FIRST } from '../contestants.ts'
import { SAME_ORIGIN } from '../hosts.ts'
import { Samples } from '../samples.ts'
import type { Bench, Section } from '../section.ts'
import { spread, table } from '../table.ts'
import { ON_4G, visitWithRequests } from '../visit.ts'

const SHARE = 0.05
const SEED = 26
const OPENINGS_A_ROUND = 4
const LOOK_MS = 500

/** `loss`: of a hundred requests five are cut off in the middle, once. A shopper who is offered "Try again" presses it. */
export function loss({ use, servers, next }: Bench): Section {
  const [place] = servers.places.filter(({ name }) => name === SAME_ORIGIN)
  const ours = place && askingContestants(servers, place).find(({ name }) => name === FIRST.klump)
  if (!ours) throw new Error('There is nobody to lose requests.')
  const random = seeded(SEED)
  const times = new Samples()
  const figures = { openings: 0, hit: 0, requestsCutOff: 0, pressedTryAgain: 0 }
  const all = () => ({
    ...figures,
    spared: times.spread(['spared']),
    hitTime: times.spread(['hit']),
  })
  return {
    name: 'loss',
    async round() {
      for (let opening = 0; opening < OPENINGS_A_ROUND; opening++) {
        next(`opening ${opening + 1} of ${OPENINGS_A_ROUND}`)
        const failed = new Set<string>()
        let pressed = 0
        const begin = (page: Page) => {
          servers.cutOff(({ method, url }) => {
            if (failed.has(method + url) || random() >= SHARE) return false
            failed.add(method + url)
            return true
          })
          return pressTryAgain(page, () => (pressed += 1))
        }
        const { usable } = await use((browser) => visitWithRequests(browser, ours, ON_4G, begin)).finally(
          () => servers.cutOff(undefined),
        )
        times.add([failed.size > 0 ? 'hit' : 'spared'], usable)
        figures.openings += 1
        figures.hit += failed.size > 0 ? 1 : 0
        figures.requestsCutOff += failed.size
        figures.pressedTryAgain += pressed > 0 ? 1 : 0
      }
    },
    report() {
      const { openings, hit, requestsCutOff, pressedTryAgain, spared, hitTime } = all()
      return `## Requests cut off: ${SHARE * 100} of a hundred, once each (seed ${SEED}), ${ON_4G.name}\n\n${table(
        [
          'Cold openings',
          'First screen came',
          'Openings hit',
          'Requests cut off',
          'By "Try again"',
          'First screen, spared',
          'First screen, hit',
        ],
        [
          [
            String(openings),
            // A first screen that does not come ends the run.
            String(openings),
            String(hit),
            String(requestsCutOff),
            String(pressedTryAgain),
            hit < openings ? spread(spared) : '',
            hit > 0 ? spread(hitTime) : '',
          ],
        ],
      )}`
    },
    figures: all,
  }
}

/** Presses "Try again" wherever it is visible, in the page or in the checkout, until the returned function is called. */
function pressTryAgain(page: Page, onPress: () => void): () => void {
  const places = () => [
    page.locator('klump-overlay'),
    page.frameLocator('klump-overlay iframe').locator('body'),
  ]
  const timer = setInterval(() => {
    for (const place of places())
      place
        .getByRole('button', { name: 'Try again' })
        .click({ timeout: LOOK_MS / 2 })
        .then(onPress, () => {})
  }, LOOK_MS)
  return () => clearInterval(timer)
}
