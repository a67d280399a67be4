import { Hono } from 'hono'
import { listAccounts, signUp } from '../../keys/account.ts'
import { readForm } from '../form.ts'
import { signInPage } from '../pages/sign-in.ts'
import { HOME, isSignedIn, signIn, signOut, type DashboardContext, type Signed } from '../visit.ts'

const LONGEST_NAME = 60

/**
 * Accounts of the sandbox have no password: a user of this machine may open any account, and requests from other machines are
 * refused.
 */
export function signInRoutes(dashboard: DashboardContext): Hono<Signed> {
  const { core } = dashboard
  const routes = new Hono<Signed>()

  routes.get('/', (c) => {
    if (isSignedIn(c, dashboard)) return c.redirect(`${HOME}/transactions`, 303)
    return c.html(signInPage({ accounts: listAccounts(core) }))
  })

  routes.post('/sign-in', async (c) => {
    const id = Number((await readForm(c))('account'))
    if (listAccounts(core).some((account) => account.id === id)) signIn(c, dashboard, id)
    return c.redirect(HOME, 303)
  })

  routes.post('/sign-up', async (c) => {
    const name = (await readForm(c))('name').trim()
    if (name === '' || name.length > LONGEST_NAME) {
      const problem = `Give the shop a name of 1 to ${LONGEST_NAME} characters.`
      return c.html(signInPage({ accounts: listAccounts(core), name, problem }), 400)
    }
    signIn(c, dashboard, core.store.atomically(() => signUp(core, name)).id)
    return c.redirect(`${HOME}/settings`, 303)
  })

  routes.post('/sign-out', (c) => {
    signOut(c, dashboard)
    return c.redirect(HOME, 303)
  })
  return routes
}
