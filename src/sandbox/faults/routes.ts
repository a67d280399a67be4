import { Hono } from 'hono'
import { onlyJson, onlyLoopback, type Served } from '../only-loopback.ts'
import { readBody } from '../wire/body.ts'
import type { FaultControl } from './control.ts'
import { readFault } from './read.ts'

/** `/sandbox/faults`: list, add, clear. */
export function faultRoutes(faults: FaultControl): Hono<Served> {
  const routes = new Hono<Served>()
  routes.use('/faults', onlyLoopback)
  routes.get('/faults', (c) => c.json({ data: faults.list() }))
  routes.post('/faults', onlyJson, async (c) => {
    faults.set(readFault(await readBody(c.req)))
    return c.json({ data: faults.list() }, 201)
  })
  routes.delete('/faults', (c) => {
    faults.clear()
    return c.json({ data: [] })
  })
  return routes
}
