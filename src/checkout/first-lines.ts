import { awaitArrival } from './arrival.ts'
import { network } from './network.ts'

// The first script of the document. It runs before the rest of the document has arrived (src/build/whole-document.ts).

/** Undefined when the checkout is not in a frame. */
export const arrival = window.parent === window ? undefined : awaitArrival(window, network)
