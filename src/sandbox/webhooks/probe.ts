import { assumed } from '../assumed.ts'
import { send, type Outcome, type Sending } from './send.ts'

/** The responses of a webhook URL when it was saved. */
export interface Probe {
  get: Outcome
  /** To a POST without a body. */
  emptyPost: Outcome
}

/** Calls a URL as Klump's dashboard probably does on saving: GET, then an empty POST. Never rejects. */
export async function probe(url: string, means: Sending): Promise<Probe> {
  const get = await send({ url, method: 'GET' }, means)
  return assumed('probe of the address', {
    get,
    emptyPost: await send({ url, method: 'POST', body: '' }, means),
  })
}

/** Describes each response in one sentence, for the person who saved the URL. */
export function describeProbe({ get, emptyPost }: Probe): string {
  const summary = `GET: ${describe(get)} Empty POST: ${describe(emptyPost)}`
  return isWelcome(get) && isWelcome(emptyPost)
    ? summary
    : `${summary} It is saved all the same. Klump's dashboard may not take it: answer 200 to both, and change nothing.`
}

const describe = (outcome: Outcome): string =>
  'status' in outcome ? `HTTP ${outcome.status}.` : outcome.problem

const isWelcome = (outcome: Outcome): boolean => 'status' in outcome && outcome.status === 200
