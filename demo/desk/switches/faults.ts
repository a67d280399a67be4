import type { FaultControl } from '../../../src/sandbox/index.ts'
import { RECEIVING_WEBHOOKS } from './failures.ts'

/** The failures of both servers as one list: Klump's happen in the sandbox, the shop's in front of the shop. */
export function faultsOfBoth(klump: FaultControl, shop: FaultControl): FaultControl {
  return {
    set: (fault) => (fault.route === RECEIVING_WEBHOOKS ? shop : klump).set(fault),
    clear: () => {
      klump.clear()
      shop.clear()
    },
    list: () => [...klump.list(), ...shop.list()],
  }
}
