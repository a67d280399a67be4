import type { Context } from 'hono'
import type { Frame, Section } from '../pages/layout.ts'
import type { DashboardContext, Signed } from '../visit.ts'

/** Collects the data that all pages of an account share. A notice is shown once. */
export function frame(c: Context<Signed>, { clock }: DashboardContext, section: Section): Frame {
  const visitor = c.get('visitor')
  const { notice } = visitor
  visitor.notice = undefined
  return {
    account: c.get('account'),
    revealed: visitor.revealed,
    section,
    notice,
    clock: { now: clock.now(), aheadMs: clock.aheadMs() },
    origin: new URL(c.req.url).origin,
  }
}
