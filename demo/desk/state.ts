import type { FaultControl, Sandbox } from '../../src/sandbox/index.ts'
import type { OrderState, Place } from './place.ts'
import { faultsOfBoth } from './switches/faults.ts'
import { callName, failureName, timesText } from './switches/failures.ts'
import { readReadings } from './switches/readings.ts'

/** The demo's state, for the switches. Contains no secret key. */
export interface DeskState {
  mode: 'test' | 'live'
  keys: 'current' | 'outdated' | 'other-environment'
  shopEnvironment: 'test' | 'live'
  /** Where the sandbox sends the webhooks of the account’s environment. */
  webhookUrl: string | null
  faults: string[]
  /** How far Klump’s clock is ahead of the machine’s, in hours. */
  aheadHours: number
  /** Loans that a bank has not decided on yet. */
  deciding: { reference: string; partner: string; naira: string }[]
  /** The shop’s newest orders. */
  orders: OrderState[]
  /** Which reading the sandbox follows where Klump’s documentation is silent. */
  readings: ReturnType<typeof readReadings>
}

export async function readState({ sandbox, shop }: Place, shopFaults: FaultControl): Promise<DeskState> {
  const account = sandbox.account()
  const { environment, secretKey } = shop.keys()
  return {
    mode: account.mode,
    keys:
      account[environment].secretKey !== secretKey
        ? 'outdated'
        : account.mode === environment
          ? 'current'
          : 'other-environment',
    shopEnvironment: environment,
    webhookUrl: sandbox.webhooks.url(account.mode) ?? null,
    faults: faultsOfBoth(sandbox.faults, shopFaults)
      .list()
      .map((fault) => `${callName(fault.route)}. ${failureName(fault)} (${timesText(fault.times ?? 1)})`),
    aheadHours: await aheadHours(sandbox),
    deciding: sandbox
      .transactions()
      .filter(({ status, partner }) => status === 'new' && partner !== null)
      .slice(0, 5)
      .map(({ reference, partner, amountKobo }) => ({
        reference,
        partner: partner ?? '',
        naira: `₦${Math.floor(amountKobo / 100).toLocaleString('en-NG')}`,
      })),
    orders: shop.orders(),
    readings: readReadings(sandbox.behaviour),
  }
}

async function aheadHours(sandbox: Sandbox): Promise<number> {
  const response = await sandbox.fetch(new Request('http://localhost/sandbox/clock'))
  const { data } = (await response.json()) as { data: { aheadMs: number } }
  return Math.round(data.aheadMs / 3_600_000)
}
