import type { BehaviourControl } from './behaviour/control.ts'
import type { Core } from './core.ts'
import type { Clock } from './time/clock.ts'
import type { FaultControl } from './faults/control.ts'
import type { Probe } from './webhooks/probe.ts'

export interface Parts {
  core: Core
  clock: Clock
  faults: FaultControl
  behaviour: BehaviourControl
  /** Moves the clock on, in milliseconds. */
  advance: (ms: number) => Promise<void>
  /** Calls a webhook address that was just saved, and says what came back. */
  probe: (url: string) => Promise<Probe>
  /** Folder of the built package. */
  checkoutDir: string
}
