/**
 * Whether a call may be repeated automatically when its answer is lost. `safe`: it changes nothing, however often it arrives.
 * `once`: the call may send a text message, count a try of a code or make a loan, so it is sent a single time. When its answer is
 * lost, the server is asked for the result, or the shopper is notified and retries.
 */
export type Sending = 'safe' | 'once'
