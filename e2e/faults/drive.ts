import type { ManualClock } from '../../src/shared/testing/manual-clock.ts'
import type { Tab } from './tab.ts'

/** The part of the world that is needed to wait for a tab. */
export interface Behind {
  readonly proxy: { isHeld(id: string): boolean; held(): number }
  pass(ms: number): void
}

/** More moves than any way to a loan takes; only a circle takes more. */
const MOST = 400
/** Real time, for a busy machine. */
const TIMEOUT_MS = 60_000

/**
 * Lets all tabs act until all are over: when no tab can act and no request is moving, time advances to the next timer. Resolves with the
 * reasons why the run did not end.
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

// Lets requests arrive that the proxy held when the checkout ended: only then can loans be counted.
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

/** Waits until every request has ended or is held by the proxy, and its effects are processed. */
export async function settle({ proxy }: Behind, tabs: readonly Tab[]): Promise<boolean> {
  const since = performance.now()
  for (let calm = 0; calm < 3;) {
    await new Promise((done) => setImmediate(done))
    const moving = tabs.some(({ device }) => [...device.out].some((id) => !proxy.isHeld(id)))
    calm = moving ? 0 : calm + 1
    if (performance.now() - since > TIMEOUT_MS) return false
  }
  return true
}
