import { awaitArrival } from './arrival.ts'
import { network } from './network.ts'

// The first script of the document: it runs before the rest of the document has come (src/build/whole-document.ts).

/** Undefined where nobody embeds the checkout. */
export const arrival = window.parent === window ? undefined : awaitArrival(window, network)
