import { html } from 'hono/html'
import type { Account } from '../../keys/account.ts'
import { DEMO_ACCOUNT_ID } from '../../keys/account.ts'
import { document, type Html } from './document.ts'

export interface SignIn {
  accounts: Pick<Account, 'id' | 'name' | 'mode'>[]
  /** The name that was typed, when it was rejected. */
  name?: string
  problem?: string
}

export function signInPage({ accounts, name = '', problem }: SignIn): Html {
  const others = accounts.filter(({ id }) => id !== DEMO_ACCOUNT_ID)
  return document(
    'Dashboard · Klump sandbox',
    html`<main class="alone" id="content">
      <p class="brand">
        <img src="/dashboard/mark.svg" alt="" width="20" height="20" />Klump
        <small>sandbox</small>
      </p>
      <h1>Merchant dashboard</h1>
      <p>
        Keys, transactions and webhooks of the shops on this machine. It is a sandbox: no money moves here.
      </p>
      <form method="post" action="/dashboard/sign-in">
        <button class="primary wide" name="account" value="${DEMO_ACCOUNT_ID}">Open the demo account</button>
      </form>
      ${others.length > 0 ? otherAccounts(others) : ''}
      <section aria-labelledby="sign-up">
        <h2 id="sign-up">Sign up another shop</h2>
        <form method="post" action="/dashboard/sign-up" class="field">
          <label for="name">Name of the shop</label>
          <input
            id="name"
            name="name"
            value="${name}"
            maxlength="60"
            required
            autocomplete="off"
            ${problem ? html`aria-invalid="true" aria-describedby="name-problem"` : ''}
          />
          ${problem ? html`<p class="problem" id="name-problem">${problem}</p>` : ''}
          <button>Sign up</button>
        </form>
        <p class="help">It gets keys for TEST and LIVE, and starts in TEST mode.</p>
      </section>
    </main>`,
  )
}

function otherAccounts(accounts: SignIn['accounts']): Html {
  return html`<form method="post" action="/dashboard/sign-in" class="accounts" aria-label="Other accounts">
    ${accounts.map(
      ({ id, name, mode }) =>
        html`<button name="account" value="${id}">${name} <small>${mode.toUpperCase()}</small></button>`,
    )}
  </form>`
}
