import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { advance, visit } from '../flow/visit.ts'
import { activePartner, partners } from '../partners/index.ts'
import { listed } from '../partners/listing.ts'
import { Refusal } from '../refusal.ts'
import { useSession } from '../session/session.ts'
import { isGiven, requiredText } from '../wire/body.ts'
import { koboAt } from '../wire/naira.ts'
import { readStepGet, type PublicCall } from './public-call.ts'

/** The GETs under `/loans/partners`. The list needs only the public key, the others an open session. */
export function partnerRoutes(core: Core): Hono<PublicCall> {
  const routes = new Hono<PublicCall>()

  routes.get('/loans/partners', (c) => {
    const query = c.req.query()
    const basketKobo = isGiven(query, 'amount') ? koboAt('amount', query['amount']) : 0
    const situation = { basketKobo, now: core.now() }
    return c.json({ data: partners.map((partner) => listed(partner, c.get('key').environment, situation)) })
  })

  routes.get('/loans/partners/requirements', (c) => {
    const request = readStepGet(c, 'requirements')
    const nextStep = core.store.atomically(() => advance(core, visit(core, request)))
    return c.json({ message: 'Continue with the next step.', next_step: nextStep })
  })

  routes.get('/loans/partners/terms-and-conditions', (c) => {
    const request = readStepGet(c, 'terms')
    requiredText(request.body, 'is_live')
    return c.json(
      core.store.atomically(() => {
        const visited = visit(core, request)
        return {
          status: true,
          message: 'These are the terms.',
          next_step: advance(core, visited),
          data: visited.partner.offer.terms,
        }
      }),
    )
  })

  routes.get('/loans/partners/insurers', (c) => {
    const { key, authorization, body } = readStepGet(c, 'repayments-detail')
    core.store.atomically(() => useSession(core, key, authorization))
    const partner = activePartner(requiredText(body, 'partner'))
    if (!partner.offer.insurers) throw new Refusal(400, `${partner.name} asks for no insurer.`)
    return c.json({ data: partner.offer.insurers })
  })

  return routes
}
