import { object } from '../../validation/schema.ts'
import type { Client } from './client.ts'
import { options } from './option.ts'
import type { Option } from '../model/field.ts'
import { transform } from './read.ts'

const answer = transform(object({ data: options }), ({ data }) => data)

/** Who can insure the loan. `naira` is the order's amount. */
export function insurersFor(
  client: Client,
  { partner, isLive, naira }: { partner: string; isLive: boolean; naira: number },
  signal: AbortSignal,
): Promise<Option[]> {
  const query = new URLSearchParams({ is_live: String(isLive), partner, amount: String(naira) })
  const path = `/loans/partners/insurers?${query}`
  return client.call({ method: 'GET', path, sending: 'safe', answer, signal })
}
