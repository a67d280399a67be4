import { Hono } from 'hono'
import { onlyJson, onlyLoopback, type Served } from '../only-loopback.ts'
import { readBody, wholeNumber } from '../wire/body.ts'
import type { Clock } from './clock.ts'

const YEAR_MS = 366 * 24 * 60 * 60 * 1000

/**
 * `/sandbox/clock`: returns the sandbox's time; `POST {"advanceMs": 3600000}` advances it by an hour and answers when everything
 * that fell due has happened.
 */
export function clockRoutes(clock: Clock, advance: (ms: number) => Promise<void>): Hono<Served> {
  const routes = new Hono<Served>()
  const reading = () => ({ data: { now: new Date(clock.now()).toISOString(), aheadMs: clock.aheadMs() } })
  routes.use('/clock', onlyLoopback)
  routes.get('/clock', (c) => c.json(reading()))
  routes.post('/clock', onlyJson, async (c) => {
    await advance(wholeNumber(await readBody(c.req), 'advanceMs', 0, YEAR_MS))
    return c.json(reading())
  })
  return routes
}
