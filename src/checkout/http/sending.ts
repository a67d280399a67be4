/**
 * Whether a call may be repeated by itself when its answer is lost. `safe`: it changes nothing, however often it arrives.
 * `once`: it may send a text message, count a try of a code or make a loan, so it leaves a single time; what became of it
 * is asked, or the shopper is told and tries again.
 */
export type Sending = 'safe' | 'once'
