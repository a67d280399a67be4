import { object } from '../../validation/shape.ts'
import type { Client } from './client.ts'
import type { Option } from './field.ts'
import { label, listOf, made, text } from './read.ts'

const insurer = made(
  object({ name: text('the name of an insurer'), value: label }),
  ({ name, value }): Option => ({ value, label: name }),
)

const answer = made(object({ data: listOf(insurer) }), ({ data }) => data)

/** Who can insure the loan. `naira` is the order's amount. */
export function insurersFor(
  client: Client,
  { partner, isLive, naira }: { partner: string; isLive: boolean; naira: number },
  signal: AbortSignal,
): Promise<Option[]> {
  const query = new URLSearchParams({ is_live: String(isLive), partner, amount: String(naira) })
  return client.call({ method: 'GET', path: `/loans/partners/insurers?${query}`, answer, signal })
}
