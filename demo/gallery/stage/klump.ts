import type { Client } from '../../../src/checkout/api/client.ts'
import { ApiFailure } from '../../../src/checkout/model/failure.ts'
import { readAs } from '../../../src/checkout/testing/readings.ts'
import type { Split } from '../../../src/sandbox/flow/application.ts'
import { shownPlan } from '../../../src/sandbox/flow/shown-plan.ts'
import { toWireStep, type WireStep } from '../../../src/sandbox/flow/step.ts'
import { isActive, partners as everybody, type ActivePartner } from '../../../src/sandbox/partners/index.ts'
import { listed } from '../../../src/sandbox/partners/listing.ts'
import type { Partner } from '../../../src/sandbox/partners/partner.ts'
import type { Trait } from '../../../src/sandbox/partners/test-customers.ts'
import { toKobo } from '../../../src/sandbox/wire/naira.ts'
import { toRepaymentDetails } from '../../../src/sandbox/wire/repayment-details.ts'

/** The current time on every screen of the gallery. All dates are derived from it. */
export const TODAY = Date.UTC(2026, 8, 14, 9)
export const REFERENCE = 'KLP-1789-376400-0042'

/** The reply to a path (without its query): an answer, a failure, or no answer ever. */
export type Reply = object | ApiFailure | 'silence'

export interface KlumpOptions {
  /** Naira. */
  readonly amount: number
  readonly merchant: string
  readonly isLive: boolean
  readonly partners?: readonly Partner[] | undefined
  /** Traits of the customer: some partners require more from some customers. */
  readonly traits?: readonly Trait[] | undefined
  readonly replies?: Readonly<Record<string, Reply>> | undefined
}

/** A Klump with canned answers: the sandbox's partners as data, each call answered with the next step. */
export function cannedKlump(options: KlumpOptions): Client & { reply(path: string, reply: Reply): void } {
  const { amount, partners = everybody, traits = [] } = options
  const replies = new Map(Object.entries(options.replies ?? {}))
  const situation = { basketKobo: amount * 100, now: TODAY }
  const environment = options.isLive ? 'live' : 'test'
  const session = {
    token: 'made-up-token',
    merchant: options.merchant,
    is_live: options.isLive,
    reference: REFERENCE,
  }
  let split: Split | undefined

  function usual(path: string, body: Readonly<Record<string, unknown>>): object {
    const [place, query] = path.split('?')
    if (place === '/transactions/initiate') return session
    if (place === '/loans/partners')
      return { data: partners.map((partner) => listed(partner, environment, situation)) }
    if (place === '/loans/account/new-loan/1') return { is_completed: false }
    const slug = body['partner'] ?? new URLSearchParams(query).get('partner')
    const partner = partners.find((partner) => partner.slug === slug)
    if (!partner || !isActive(partner)) throw new Error(`No partner lends here: ${path}`)
    if (place === '/loans/partners/insurers') return { data: partner.offer.insurers ?? [] }
    if (place === '/loans/account/new-loan')
      return { next_step: decision(partner.offer.confirmedAt), data: { id: 1, reference: REFERENCE } }
    const next_step = after(partner, path)
    if (place === '/loans/partners/terms-and-conditions') return { next_step, data: partner.offer.terms }
    if (place === '/loans/account/repayments-detail')
      return { next_step, data: planFor(partner, splitIn(body)) }
    if (place === '/loans/account/confirm-wallet' && split)
      return {
        next_step,
        data: planFor(partner, { ...split, walletKobo: body['use_wallet'] === 'yes' ? 500_000 : 0 }),
      }
    return { next_step }
  }

  function after({ slug, offer }: Partner, path: string): WireStep {
    const steps = offer?.steps ?? []
    const drawing = { partner: slug, steps, situation } as const
    const open = steps.filter(({ when }) => when === undefined || traits.includes(when))
    // The checkout adds the environment to the address of the terms.
    const written = path.replace(/&is_live=(true|false)$/, '')
    const here = open.findIndex((step) => toWireStep(step, drawing).api === written)
    const next = open[here + 1]
    if (here === -1 || !next) throw new Error(`Nothing follows ${path} of ${slug}.`)
    return toWireStep(next, drawing)
  }

  function planFor(partner: ActivePartner, chosen: Split): object {
    split = chosen
    return toRepaymentDetails(shownPlan(situation.basketKobo, split, partner, { now: TODAY, environment }))
  }

  return {
    reply: (path, reply) => void replies.set(path, reply),
    async call({ path, body, answer }) {
      const reply =
        replies.get(path.split('?')[0] ?? '') ?? usual(path, (body ?? {}) as Record<string, unknown>)
      if (reply === 'silence') return new Promise(() => {})
      if (reply instanceof ApiFailure) throw reply
      return readAs(answer, reply)
    },
  }
}

function splitIn(body: Readonly<Record<string, unknown>>): Split {
  return {
    installment: Number(body['installment']),
    repaymentDay: body['repaymentDay'] ? Number(body['repaymentDay']) : null,
    insurerId: null,
    downPaymentKobo: toKobo(body['downpayment_amount']) ?? null,
    walletKobo: 0,
  }
}

function decision(confirmedAt: string): WireStep {
  const api = '/loans/account/new-loan/1'
  if (confirmedAt === 'checkout') return { name: 'LOAN_STATUS', method: 'GET', api, timeout: '600000' }
  return { name: 'REDIRECT', method: 'GET', api, redirect_url: 'https://bank.example/confirm' }
}

/** A refusal with a message of the server. */
export const refusal = (status: number, message: string) =>
  new ApiFailure('refused', message, { status, serverMessage: message })
