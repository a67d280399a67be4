import { Hono } from 'hono'
import type { Core } from '../core.ts'
import type { WireStep } from '../flow/step.ts'
import { advance, visitWithFields, fieldNames, type StepRequest } from '../flow/visit.ts'
import { outcomeOf, traitsOf } from '../partners/test-customers.ts'
import { sha256 } from '../random.ts'
import { Refusal } from '../refusal.ts'
import { issueToken } from '../session/session.ts'
import { textOf, type Body } from '../wire/body.ts'
import { toLocalPhone } from '../wire/phone.ts'
import { toUser } from '../wire/user.ts'
import { readStepPost, type PublicCall } from './public-call.ts'

/** The calls that identify a shopper and accept terms. */
export function accountRoutes(core: Core): Hono<PublicCall> {
  const routes = new Hono<PublicCall>()

  routes.post('/loans/account/verification', async (c) => {
    const request = await readStepPost(c, 'verification')
    return c.json(core.store.atomically(() => verifyAccount(core, request)))
  })

  routes.post('/loans/account/verify-otp', async (c) => {
    const request = await readStepPost(c, 'verify-otp')
    return c.json(core.store.atomically(() => verifyCode(core, request)))
  })

  routes.post('/loans/account/credentials', async (c) => {
    const request = await readStepPost(c, 'credentials')
    return c.json(core.store.atomically(() => ({ next_step: advance(core, visitWithFields(core, request)) })))
  })

  routes.post('/loans/account/accept-loan-terms', async (c) => {
    const request = await readStepPost(c, 'accept-loan-terms')
    if (request.body['is_accepted'] !== true) throw new Refusal(400, 'is_accepted: expected true.')
    return c.json(core.store.atomically(() => ({ next_step: advance(core, visitWithFields(core, request)) })))
  })

  return routes
}

function verifyAccount(core: Core, request: StepRequest) {
  const visited = visitWithFields(core, request)
  const traits = traitsOf(request.body, visited.application.traits)
  const outcome = outcomeOf(request.body, fieldNames(visited, traits)) ?? visited.application.outcome
  if (outcome === 'not-eligible') {
    throw new Refusal(
      403,
      `You are not eligible for this loan at ${visited.partner.name}. Choose another bank.`,
    )
  }
  const phoneHash = hashOfPhone(request.body) ?? visited.application.phoneHash
  const nextStep = advance(core, visited, { outcome, traits, phoneHash })
  const message = needsCode(nextStep) ? 'A code is on its way.' : 'Thank you, that is noted.'
  return { status: true, message, next_step: nextStep }
}

function needsCode({ form_fields: fields = [] }: WireStep): boolean {
  return fields.some(({ name }) => name === 'otp')
}

function hashOfPhone(body: Body): string | null {
  const phone = toLocalPhone(textOf(body, 'phoneNumber') ?? '')
  return phone === undefined ? null : sha256(phone)
}

function verifyCode(core: Core, request: StepRequest) {
  const visited = visitWithFields(core, request)
  const { phoneHash: sentTo } = visited.application
  // A client that sends the phone of the order instead of the typed one has the code checked for another phone.
  if (sentTo !== null && (hashOfPhone(request.body) ?? sentTo) !== sentTo)
    throw new Refusal(400, 'phoneNumber: expected the phone that the code was sent to.')
  return {
    status: true,
    message: 'You are verified.',
    next_step: advance(core, visited),
    data: {
      token: issueToken(core, visited.session.id),
      user: toUser(visited.session.transaction, request.body),
      loanLimit: visited.partner.offer.loanLimit,
      requiresUserCredential: visited.application.traits.includes('account-incomplete'),
    },
  }
}
