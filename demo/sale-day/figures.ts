import type { Sold } from './simulate.ts'
import { share } from './tally.ts'

/** What came of a sale. Times in seconds, parts from 0 to 1. */
export interface Figures {
  readonly shoppers: number
  readonly requests: number
  readonly requestsEach: { readonly mean: number; readonly most: number }
  /** Requests in the fullest second, and on average over the time in which nine tenths of all came. */
  readonly peak: number
  readonly mean: number
  /** The fullest second after the outage. */
  readonly peakAfter?: number | undefined
  /** How long after the outage somebody was still turned away. */
  readonly recovery?: number | undefined
  /** Parts of all shoppers: who met a request that was not served, and who had to press "Try again". */
  readonly unserved: number
  readonly pressed: number
  readonly ends: Readonly<Record<'approved' | 'pending' | 'declined' | 'left', number>>
  /** From the click to banks to choose from. */
  readonly shown: Shares
  /** From the bank's decision until the shopper reads it. */
  readonly told: Shares
  /** Shoppers who never came to an end, and those with more than one loan: nought, or the checkout is broken. */
  readonly endless: number
  readonly doubleLoans: number
}

interface Shares {
  readonly half: number
  readonly most: number
}

export function figuresOf({ sale, visits, seconds }: Sold): Figures {
  const arrived = seconds.map((second) => second.arrived)
  const requests = visits.reduce((sum, visit) => sum + visit.arrived, 0)
  const part = (count: number) => count / sale.clients
  const ended = (end: string) => part(visits.filter((visit) => visit.end === end).length)
  const outage = sale.outage && sale.outage.until / 1000
  return {
    shoppers: visits.length,
    requests,
    requestsEach: {
      mean: requests / visits.length,
      most: Math.max(0, ...visits.map((visit) => visit.arrived)),
    },
    peak: highest(arrived),
    mean: busyMean(arrived),
    ...(outage && { peakAfter: highest(arrived.slice(outage)), recovery: recoveryAfter(seconds, outage) }),
    unserved: part(visits.filter((visit) => visit.unserved > 0).length),
    pressed: part(visits.filter((visit) => visit.presses > 0).length),
    ends: {
      approved: ended('approved'),
      pending: ended('pending'),
      declined: ended('declined'),
      left: ended('left'),
    },
    shown: shares(visits.flatMap(({ opened, shown }) => (shown === undefined ? [] : [shown - opened]))),
    told: shares(
      visits.flatMap(({ end, told, decided }) =>
        end === 'approved' && told !== undefined && decided !== undefined
          ? [Math.max(0, told - decided)]
          : [],
      ),
    ),
    endless: visits.filter(({ end }) => end === undefined).length,
    doubleLoans: visits.filter(({ loans }) => loans > 1).length,
  }
}

const highest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0)

// Without the first and the last who trickle in, who would make any peak look high.
function busyMean(arrived: readonly number[]): number {
  const all = arrived.reduce((sum, value) => sum + value, 0)
  let before = 0
  const busy = arrived.filter((value) => {
    before += value
    return before > 0.05 * all && before <= 0.95 * all
  })
  return busy.reduce((sum, value) => sum + value, 0) / Math.max(1, busy.length)
}

function recoveryAfter(seconds: Sold['seconds'], outage: number): number {
  const last = seconds.findLastIndex(({ tooFast, unavailable, broken }) => tooFast + unavailable + broken > 0)
  return Math.max(0, last + 1 - outage)
}

const shares = (ms: readonly number[]): Shares => ({
  half: share(ms, 0.5) / 1000,
  most: share(ms, 0.95) / 1000,
})
