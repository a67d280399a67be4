import type { ManualClock } from '../../src/shared/testing/manual-clock.ts'
import type { Tab } from './tab.ts'

/** What stands behind a tab, as far as waiting for it goes. */
export interface Behind {
  readonly proxy: { isHeld(id: string): boolean; held(): number }
  pass(ms: number): void
}

/** More than any shopper does on the way to a loan, and less than a circle. */
const MOST = 400
/** Of real time, for a machine that has much else to do. */
const PATIENCE_MS = 60_000

/**
 * Lets everybody act until all is over: when nobody has anything to do and nothing is moving on the wire, time goes on
 * to the next thing that waits for it. Says what kept it from an end.
 */
export async function drive(world: Behind, clock: ManualClock, tabs: readonly Tab[]): Promise<string[]> {
  for (let moves = 0; moves < MOST; moves++) {
    if (!(await settle(world, tabs))) return ['the wire does not come to rest']
    let acted = false
    for (const tab of tabs) acted = (await tab.act()) || acted
    if (acted) continue
    if (tabs.every((tab) => tab.over())) return drain(world, clock, tabs)
    const [next] = clock.waiting()
    if (next === undefined) return tabs.filter((tab) => !tab.over()).map(describe)
    world.pass(next)
    clock.advance(next)
  }
  return [`no end after ${MOST} moves: ${tabs.map(describe).join('; ')}`]
}

// What was still on its way when the checkout ended arrives as well: only then can loans be counted.
async function drain(world: Behind, clock: ManualClock, tabs: readonly Tab[]): Promise<string[]> {
  while (world.proxy.held() > 0) {
    const [next] = clock.waiting()
    if (next === undefined) return ['a request is held for ever']
    world.pass(next)
    clock.advance(next)
    await settle(world, tabs)
  }
  return []
}

const describe = ({ flow: { state } }: Tab) =>
  `nothing can happen any more at ${state.place.at}${state.waiting ? `, waiting for ${state.waiting.call.verb}` : ''}`

/** Until every request has either ended or is held by the proxy, and what came of it is through. */
export async function settle({ proxy }: Behind, tabs: readonly Tab[]): Promise<boolean> {
  const since = performance.now()
  for (let calm = 0; calm < 3;) {
    await new Promise((done) => setImmediate(done))
    const moving = tabs.some(({ device }) => [...device.out].some((id) => !proxy.isHeld(id)))
    calm = moving ? 0 : calm + 1
    if (performance.now() - since > PATIENCE_MS) return false
  }
  return true
}
