import { Client, type Reachable } from './client.ts'

/** What a shopper types in each flow: the values that Klump publishes for tests. */
const ANSWERS: Record<string, Record<string, unknown>> = {
  stanbic: {
    accountNumber: '1234567890',
    phoneNumber: '08012345678',
    otp: '123456',
    installment: '6',
    repaymentDay: '7',
    insurerId: '1',
    termsAndConditionVersion: '1',
    is_accepted: true,
  },
  klump: { phoneNumber: '08012345678', otp: '12345', installment: '4' },
  polaris: {
    accountNumber: '1234567890',
    phoneNumber: '08012345678',
    firstname: 'John',
    otp: '1234',
    installment: '4',
    termsAndConditionVersion: '1.0',
    is_accepted: true,
  },
}

/**
 * Walks a flow by following `next_step` alone and answering everything, until a step of this name is next.
 * Returns the client and the names of all steps that it passed.
 */
export async function walkTo(
  goal: string,
  slug: string,
  sandbox: Reachable,
  order: Record<string, unknown>,
  answers: Record<string, unknown> = {},
): Promise<{ client: Client; names: string[] }> {
  const client = new Client(sandbox, order)
  await client.initiate()
  await client.choose(slug)
  const names: string[] = []
  while (client.step && client.step.name !== goal) {
    names.push(client.step.name)
    if (names.length > 12) throw new Error(`No end in sight: ${names.join(', ')}`)
    const { status, body } = await client.goOn({ ...ANSWERS[slug], ...answers })
    if (status !== 200) throw new Error(`${names.at(-1)} answered ${status}: ${String(body['message'])}`)
  }
  return { client, names }
}
