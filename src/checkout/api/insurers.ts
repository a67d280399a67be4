import * as z from 'zod/mini'
import type { Client } from './client.ts'
import type { Option } from './field.ts'
import { label, listOf } from './read.ts'

const answer = z.pipe(
  z.object({ data: listOf(z.object({ name: z.string('expected the name of an insurer'), value: label })) }),
  z.transform(({ data }) => data.map(({ name, value }): Option => ({ value, label: name }))),
)

/** Who can insure the loan. `naira` is the order's amount. */
export function insurersFor(
  client: Client,
  { partner, isLive, naira }: { partner: string; isLive: boolean; naira: number },
  signal: AbortSignal,
): Promise<Option[]> {
  const query = new URLSearchParams({ is_live: String(isLive), partner, amount: String(naira) })
  return client.call({ method: 'GET', path: `/loans/partners/insurers?${query}`, answer, signal })
}
