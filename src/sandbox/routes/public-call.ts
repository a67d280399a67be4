import { createMiddleware } from 'hono/factory'
import type { Core } from '../core.ts'
import type { StepRequest } from '../flow/visit.ts'
import type { StepCall } from '../flow/step.ts'
import { checkKey, type KeyOwner } from '../keys/check.ts'
import { Refusal } from '../refusal.ts'
import { isGiven, readBody, textOf, type Body } from '../wire/body.ts'

/** The variables that the middleware below sets for its routes. */
export interface PublicCall {
  Variables: { key: KeyOwner; publicKey: string }
}

/** Lets only requests with a valid public key through. */
export function withPublicKey(core: Core) {
  return createMiddleware<PublicCall>(async (c, next) => {
    const presented = c.req.header('klump-public-key')
    c.set('key', checkKey(core, presented, 'public'))
    c.set('publicKey', presented ?? '')
    await next()
  })
}

interface Caller {
  get: ((name: 'key') => KeyOwner) & ((name: 'publicKey') => string)
  req: { header: (name: string) => string | undefined; text: () => Promise<string>; query: () => Body }
}

/** Reads a POST of a step. The body must repeat the header's key, and must not contradict that key's environment. */
export async function readStepPost(c: Caller, call: StepCall): Promise<StepRequest> {
  const body = await readBody(c.req)
  checkPublicKey(c, body)
  checkEnvironment(c, body)
  const stepName = textOf(c.req.query(), 'step')
  return { key: c.get('key'), authorization: c.req.header('authorization'), call, stepName, body }
}

/** Reads a GET of a step, whose query has the content of a POST body. */
export function readStepGet(c: Caller, call: StepCall): StepRequest {
  const body = c.req.query()
  checkEnvironment(c, body)
  return { key: c.get('key'), authorization: c.req.header('authorization'), call, body }
}

/** @throws Refusal 400 when the key in the body is missing or differs from the header's */
export function checkPublicKey(c: Caller, body: Body): void {
  if (!isGiven(body, 'klump_public_key')) throw new Refusal(400, 'klump_public_key is missing.')
  if (body['klump_public_key'] !== c.get('publicKey')) {
    throw new Refusal(400, 'klump_public_key: expected the key that is in the header.')
  }
}

function checkEnvironment(c: Caller, body: Body): void {
  if (!isGiven(body, 'is_live')) return
  const isLive = c.get('key').environment === 'live'
  if (String(body['is_live']) !== String(isLive)) {
    throw new Refusal(
      400,
      `is_live: expected ${isLive}, as the key is of the ${c.get('key').environment} environment.`,
    )
  }
}
