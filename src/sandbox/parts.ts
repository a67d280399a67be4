import type { BehaviourControl } from './behaviour/control.ts'
import type { Core } from './core.ts'
import type { Clock } from './time/clock.ts'
import type { FaultControl } from './faults/control.ts'

export interface Parts {
  core: Core
  clock: Clock
  faults: FaultControl
  behaviour: BehaviourControl
  /** Moves the clock on, in milliseconds. */
  advance: (ms: number) => Promise<void>
  /** Folder of the built package. */
  checkoutDir: string
}
