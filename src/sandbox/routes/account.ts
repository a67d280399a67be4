import { Hono } from 'hono'
import type { Core } from '../core.ts'
import type { WireStep } from '../flow/step.ts'
import { advance, answered, fieldNames, type Asked } from '../flow/visit.ts'
import { outcomeOf, traitsOf } from '../partners/test-customers.ts'
import { Refusal } from '../refusal.ts'
import { issueToken } from '../session/session.ts'
import { toUser } from '../wire/user.ts'
import { askedByPost, type PublicCall } from './public-call.ts'

/** The calls with which a shopper says who they are, and agrees. */
export function accountRoutes(core: Core): Hono<PublicCall> {
  const routes = new Hono<PublicCall>()

  routes.post('/loans/account/verification', async (c) => {
    const asked = await askedByPost(c, 'verification')
    return c.json(core.store.atomically(() => verifyAccount(core, asked)))
  })

  routes.post('/loans/account/verify-otp', async (c) => {
    const asked = await askedByPost(c, 'verify-otp')
    return c.json(core.store.atomically(() => verifyCode(core, asked)))
  })

  routes.post('/loans/account/credentials', async (c) => {
    const asked = await askedByPost(c, 'credentials')
    return c.json(core.store.atomically(() => ({ next_step: advance(core, answered(core, asked)) })))
  })

  routes.post('/loans/account/accept-loan-terms', async (c) => {
    const asked = await askedByPost(c, 'accept-loan-terms')
    if (asked.body['is_accepted'] !== true) throw new Refusal(400, 'is_accepted: expected true.')
    return c.json(core.store.atomically(() => ({ next_step: advance(core, answered(core, asked)) })))
  })

  return routes
}

function verifyAccount(core: Core, asked: Asked) {
  const visited = answered(core, asked)
  const traits = traitsOf(asked.body, visited.application.traits)
  const outcome = outcomeOf(asked.body, fieldNames(visited, traits)) ?? visited.application.outcome
  if (outcome === 'not-eligible') {
    throw new Refusal(
      403,
      `You are not eligible for this loan at ${visited.partner.name}. Choose another bank.`,
    )
  }
  const nextStep = advance(core, visited, { outcome, traits })
  const message = asksForCode(nextStep) ? 'A code is on its way.' : 'Thank you, that is noted.'
  return { status: true, message, next_step: nextStep }
}

function asksForCode({ form_fields: fields = [] }: WireStep): boolean {
  return fields.some(({ name }) => name === 'otp')
}

function verifyCode(core: Core, asked: Asked) {
  const visited = answered(core, asked)
  return {
    status: true,
    message: 'You are verified.',
    next_step: advance(core, visited),
    data: {
      token: issueToken(core, visited.session.id),
      user: toUser(visited.session.transaction, asked.body),
      loanLimit: visited.partner.offer.loanLimit,
      requiresUserCredential: visited.application.traits.includes('account-incomplete'),
    },
  }
}
