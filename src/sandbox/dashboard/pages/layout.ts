import { html } from 'hono/html'
import type { Environment } from '../../core.ts'
import type { Account } from '../../keys/account.ts'
import { buttonWithConfirmation } from './confirm-button.ts'
import { document, type Html } from './document.ts'
import { goLive } from './questions.ts'

export type Section = 'transactions' | 'webhooks' | 'verify' | 'settings'

/** The data that all pages of an account share. */
export interface Frame {
  account: Account
  /** The environment whose secret key is shown. */
  revealed: Environment | undefined
  section: Section
  notice: string | undefined
  clock: { now: number; aheadMs: number }
  /** The sandbox's origin, for texts to copy. */
  origin: string
}

const SECTIONS: [Section, string][] = [
  ['transactions', 'Transactions'],
  ['webhooks', 'Webhooks'],
  ['verify', 'Verify'],
  ['settings', 'Settings'],
]

/** A page behind the sign-in. */
export function page(frame: Frame, title: string, content: Html): Html {
  const { account, section, notice } = frame
  return document(
    `${title} · ${account.name}`,
    html`<a class="skip" href="#content">Skip to content</a>
      <header class="top">
        ${banner(account.mode)}
        <div class="bar">
          <p class="brand">
            <img src="/dashboard/mark.svg" alt="" width="20" height="20" />Klump
            <small>sandbox</small>
          </p>
          <p class="shop">${account.name}</p>
          ${modeSwitch(account.mode)}
          <form method="post" action="/dashboard/sign-out">
            <button class="plain">Sign out</button>
          </form>
        </div>
        <nav aria-label="Dashboard">
          <ul>
            ${SECTIONS.map(
              ([name, label]) =>
                html`<li>
                  <a href="/dashboard/${name}" ${name === section ? html`aria-current="page"` : ''}
                    >${label}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>
      </header>
      <main id="content" tabindex="-1">
        <h1>${title}</h1>
        <p class="notice" role="status" id="notice">${notice ?? ''}</p>
        ${content}
      </main>`,
  )
}

function banner(mode: Environment): Html {
  return mode === 'test'
    ? html`<p class="banner test"><strong>Test mode.</strong> Only TEST keys work.</p>`
    : html`<p class="banner live">
        <strong>Live mode.</strong> Only LIVE keys work: a shop with TEST keys is refused.
      </p>`
}

/** Switching to TEST is safe and needs no confirmation. Switching to LIVE shows the consequences first. */
function modeSwitch(mode: Environment): Html {
  const test = html`<form method="post" action="/dashboard/mode">
    <button name="mode" value="test" aria-pressed="${String(mode === 'test')}">Test</button>
  </form>`
  const live =
    mode === 'live'
      ? html`<form method="post" action="/dashboard/mode">
          <button name="mode" value="live" aria-pressed="true">Live</button>
        </form>`
      : buttonWithConfirmation('Live', goLive(), { pressed: false })
  return html`<div class="switch" role="group" aria-label="Mode of the account">${test}${live}</div>`
}
