import { html } from 'hono/html'
import type { Environment } from '../../core.ts'
import { buttonWithConfirmation } from './confirm-button.ts'
import type { Html } from './document.ts'
import { page, type Frame } from './layout.ts'
import { copyButton } from './parts.ts'
import { newKeys } from './questions.ts'

/** The value entered for one environment. */
export interface UrlField {
  environment: Environment
  value: string
  problem?: string
}

export interface Written {
  urls: UrlField[]
  origins: UrlField[]
}

/** The settings have one tab in the sandbox, named as at Klump. */
export function settingsPage(frame: Frame, { urls, origins }: Written): Html {
  const { account, revealed } = frame
  const { mode } = account
  const { publicKey, secretKey } = account[mode]
  const name = mode.toUpperCase()
  return page(
    frame,
    'Settings',
    html`<h2 class="tab">API Keys &amp; Webhooks</h2>
      <section class="card" aria-labelledby="keys">
        <h3 id="keys">${name} keys</h3>
        <div class="key">
          <h4>Public key</h4>
          <code>${publicKey}</code>
          <p class="help">For your page. Anybody may see it.</p>
          <div class="actions">${copyButton('Public key', publicKey)}</div>
        </div>
        <div class="key" id="secret-key">
          <h4>Secret key</h4>
          <code ${revealed === mode ? '' : html`aria-label="Hidden, ends in ${secretKey.slice(-4)}"`}
            >${revealed === mode ? secretKey : masked(secretKey)}</code
          >
          <p class="help">For your server alone. Never put it into a page, an app or a repository.</p>
          <div class="actions">${secretActions(revealed === mode)}</div>
        </div>
        <div class="apart">
          <p class="help">
            A key that was seen by somebody who should not have it has to be replaced at once.
          </p>
          <p class="help">
            Your shop keeps the earlier keys until you give it the new ones. In the demo, the tester’s desk
            does that: Give the shop the account’s keys.
          </p>
          ${buttonWithConfirmation('Generate new key', newKeys(mode), { className: 'danger' })}
        </div>
        <p class="help">
          The ${mode === 'test' ? 'LIVE' : 'TEST'} keys are shown, and work, when the account is in
          ${mode === 'test' ? 'LIVE' : 'TEST'} mode.
        </p>
      </section>
      ${readyToCopy(frame.origin)}
      <section class="card" aria-labelledby="urls">
        <h3 id="urls">Webhook URLs</h3>
        <p class="help">
          Each environment has its own URL, which receives only the webhooks of that environment. The sandbox
          calls addresses on this machine only. What is saved is called once: GET, then an empty POST.
        </p>
        <form method="post" action="/dashboard/settings/webhooks" class="field">
          ${urls.map((field) => urlField(field, 'url', 'http://127.0.0.1:4101/webhooks/klump'))}
          <button>Save webhook URLs</button>
        </form>
      </section>
      <section class="card" aria-labelledby="origins">
        <h3 id="origins">Allowed origins</h3>
        <p class="help">
          The origins of the pages that may use your public keys, and of the pages that may embed those pages,
          separated by blanks. If the list is empty, every page may use the keys. Orders from other pages are
          refused.
        </p>
        <form method="post" action="/dashboard/settings/origins" class="field">
          ${origins.map((field) => urlField(field, 'origins', 'http://127.0.0.1:4101 http://127.0.0.1:4102'))}
          <button>Save allowed origins</button>
        </form>
      </section>`,
  )
}

/** The two lines besides the keys that an integration with the sandbox needs. */
function readyToCopy(origin: string): Html {
  const tag = `<script src="${origin}/klump.js" defer></script>`
  return html`<section class="card" aria-labelledby="addresses">
    <h3 id="addresses">Script tag and API</h3>
    <div class="key">
      <h4>Script tag</h4>
      <code>${tag}</code>
      <p class="help">For your page. The button and the checkout come with it.</p>
      <div class="actions">${copyButton('Script tag', tag)}</div>
    </div>
    <div class="key">
      <h4>Address of the API</h4>
      <code>${origin}</code>
      <p class="help">
        For your server: <code>apiUrl</code> of <code>verifyOrder</code> and <code>nextAttempt</code>.
      </p>
      <div class="actions">${copyButton('Address of the API', origin)}</div>
    </div>
  </section>`
}

function secretActions(isRevealed: boolean): Html {
  return html`<form method="post" action="/dashboard/settings/${isRevealed ? 'hide' : 'reveal'}">
      <button>${isRevealed ? 'Hide' : 'Reveal'}</button>
    </form>
    <button type="button" data-copy-secret data-what="Secret key" aria-label="Copy secret key" hidden>
      Copy
    </button>`
}

function urlField({ environment, value, problem }: UrlField, kind: string, example: string): Html {
  const name = environment.toUpperCase()
  const id = `${kind}-${environment}`
  return html`<label for="${id}">${name}</label>
    <input
      id="${id}"
      name="${environment}"
      value="${value}"
      inputmode="url"
      spellcheck="false"
      autocomplete="off"
      aria-describedby="${id}-example${problem ? ` ${id}-problem` : ''}"
      ${problem ? html`aria-invalid="true"` : ''}
    />
    <p class="example" id="${id}-example">For example ${example}</p>
    ${problem ? html`<p class="problem" id="${id}-problem">${problem}</p>` : ''}`
}

/** Shows only the prefix and the last four characters, to tell two keys apart. */
function masked(secretKey: string): string {
  return `${secretKey.slice(0, secretKey.lastIndexOf('_') + 1)}${'•'.repeat(12)}${secretKey.slice(-4)}`
}
