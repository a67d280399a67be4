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
  /** Advances the clock, in milliseconds. */
  advance: (ms: number) => Promise<void>
  /** Calls a webhook URL that was just saved, and returns its responses. */
  probe: (url: string) => Promise<Probe>
  /** Folder of the built package. */
  checkoutDir: string
}
