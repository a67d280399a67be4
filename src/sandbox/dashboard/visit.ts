import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import type { Context } from 'hono'
import type { Parts } from '../parts.ts'
import type { Connection } from '../faults/apply.ts'
import { readAccount, type Account } from '../keys/account.ts'
import type { Sessions, Visitor } from './session.ts'

/** The context of every page behind the sign-in. */
export interface Signed {
  Bindings: Connection
  Variables: { visitor: Visitor; account: Account }
}

/** What the dashboard's routes depend on. */
export interface DashboardContext extends Parts {
  sessions: Sessions
}

const COOKIE = 'klump_dashboard'
export const HOME = '/dashboard'

export function signIn(c: Context, { sessions }: DashboardContext, accountId: number): void {
  setCookie(c, COOKIE, sessions.open(accountId), { httpOnly: true, sameSite: 'Strict', path: HOME })
}

export function signOut(c: Context, { sessions }: DashboardContext): void {
  sessions.close(getCookie(c, COOKIE))
  deleteCookie(c, COOKIE, { path: HOME })
}

/** Lets requests with a session through, and redirects all others to the sign-in page. */
export function withAccount(dashboard: DashboardContext) {
  return createMiddleware<Signed>(async (c, next) => {
    const visitor = dashboard.sessions.find(getCookie(c, COOKIE))
    if (!visitor) return c.redirect(HOME, 303)
    c.set('visitor', visitor)
    c.set('account', readAccount(dashboard.core, visitor.accountId))
    await next()
    return undefined
  })
}

/** Whether the request has a session, for the sign-in page. */
export function isSignedIn(c: Context, { sessions }: DashboardContext): boolean {
  return sessions.find(getCookie(c, COOKIE)) !== undefined
}
