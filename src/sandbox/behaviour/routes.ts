import { Hono } from 'hono'
import { CHOICES, type Behaviour, type BehaviourControl } from './control.ts'
import { onlyJson, onlyLoopback, type Served } from '../only-loopback.ts'
import { Refusal } from '../refusal.ts'
import { readBody, type Body } from '../wire/body.ts'

/** `/sandbox/behaviour`: returns the settings; `POST {"references": "kind"}` changes the given ones. */
export function behaviourRoutes(behaviour: BehaviourControl): Hono<Served> {
  const routes = new Hono<Served>()
  routes.use('/behaviour', onlyLoopback)
  routes.get('/behaviour', (c) => c.json({ data: behaviour.get() }))
  routes.post('/behaviour', onlyJson, async (c) => {
    behaviour.set(readChanges(await readBody(c.req)))
    return c.json({ data: behaviour.get() })
  })
  return routes
}

/** Validates changes from a request body. @throws Refusal 400 that lists the choices */
function readChanges(body: Body): Partial<Behaviour> {
  for (const [name, value] of Object.entries(body)) {
    const choices: readonly unknown[] | undefined = Object.hasOwn(CHOICES, name)
      ? CHOICES[name as keyof Behaviour]
      : undefined
    if (!choices) throw new Refusal(400, `${name}: expected one of ${Object.keys(CHOICES).join(', ')}.`)
    if (!choices.includes(value)) {
      const expected = choices.map((choice) => JSON.stringify(choice)).join(' or ')
      throw new Refusal(400, `${name}: expected ${expected}, received ${JSON.stringify(value)}.`)
    }
  }
  return body
}
