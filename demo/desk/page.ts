import { html } from 'hono/html'
import { CALLS, FAILURES, TIMES } from './switches/failures.ts'
import { TEST_VALUES } from './test-values.ts'

/** The strict base, except that the shop's own page may frame the desk to show it beside the shop. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

interface Origins {
  klump: string
  shop: string
  spa: string
}

export function deskPage({ klump, shop, spa }: Origins) {
  return html`<!doctype html>
    <html lang="en-NG">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Tester’s desk · Ìtàn Market</title>
        <link rel="icon" href="/pictures/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/market.css" />
        <link rel="stylesheet" href="/checks.css" />
        <link rel="stylesheet" href="/desk/desk.css" />
        <link rel="stylesheet" href="/desk/entries.css" />
        <script type="module" src="/desk/desk.js"></script>
      </head>
      <body>
        <header class="band">
          <div class="band-inner">
            <div>
              <h1>Tester’s desk</h1>
              <p>What the shop, the checkout and Klump say to each other</p>
            </div>
            <nav class="places" aria-label="Places">
              <a href="${shop}/" target="_top">Shop</a>
              <a href="${spa}/" target="_top">App</a>
              <a href="${klump}/dashboard" target="_blank" rel="noopener">Dashboard</a>
            </nav>
          </div>
        </header>
        <nav class="jumps" aria-label="On this page">
          <a href="#happened">Events</a>
          <a href="#switches">Switches</a>
          <a href="#values">Test values</a>
        </nav>
        <main class="desk">
          ${happened()}
          <div class="side">${switches()} ${testValues()}</div>
        </main>
      </body>
    </html>`
}

const SHOWN = [
  ['all', 'All'],
  ['page', 'Callbacks'],
  ['request', 'Requests'],
  ['decision', 'Decisions'],
  ['webhook', 'Webhooks'],
]

function happened() {
  return html`<section id="happened" aria-labelledby="happened-title">
    <div class="title-row">
      <h2 id="happened-title">What happened</h2>
      <p id="line" class="line" role="status">Connecting…</p>
      <button type="button" class="small" data-act='{"do":"clear"}'>Clear</button>
    </div>
    <fieldset class="chips">
      <legend>Show</legend>
      ${SHOWN.map(
        ([value, name], index) =>
          html`<label
            ><input type="radio" name="show" value="${value}" ${index === 0 ? 'checked' : ''} /><span
              >${name}</span
            ></label
          >`,
      )}
    </fieldset>
    <ol id="entries" class="entries" data-show="all" aria-labelledby="happened-title"></ol>
    <p class="quiet nothing">Nothing yet. Pay for something in the shop, and watch it come in here.</p>
  </section>`
}

function switches() {
  return html`<section id="switches" class="card" aria-labelledby="switches-title">
    <h2 id="switches-title">Switches</h2>
    <p id="said" class="said" role="status"></p>

    <h3>Make a call fail</h3>
    <form id="fail">
      ${choice('call', 'Which call', CALLS, 10)} ${choice('failure', 'How', FAILURES, 2)}
      ${choice('times', 'How often', TIMES, 0)}
      <button type="submit">Switch on</button>
    </form>
    <ul id="faults" class="rows" aria-label="Switched on"></ul>

    <h3>Keys</h3>
    <p id="keys"></p>
    <div class="buttons">
      <button type="button" id="new-keys" data-act='{"do":"new-keys"}'>Generate new keys</button>
      <button type="button" id="deploy-keys" data-act='{"do":"deploy-keys"}'>
        Give the shop the account’s keys
      </button>
      <button type="button" id="mode"></button>
    </div>
    <p class="quiet">
      New keys end the earlier ones at once: an open checkout stops, and the shop cannot verify.
    </p>

    <h3>Klump’s clock</h3>
    <p id="clock"></p>
    <div class="buttons">
      ${[
        [1, '+ 1 hour'],
        [24, '+ 24 hours'],
        [72, '+ 72 hours'],
      ].map(
        ([hours, name]) =>
          html`<button type="button" data-act='{"do":"pass","hours":${hours}}'>${name}</button>`,
      )}
    </div>
    <p class="quiet">
      Webhooks that failed go out again each hour, for 72 hours. A transaction whose shopper chose a lender
      and left becomes abandoned after 24 hours.
    </p>

    <h3>The shop’s orders</h3>
    <ul id="orders" class="rows" aria-label="The shop’s orders"></ul>
    <div class="buttons">
      <button type="button" data-act='{"do":"reconcile"}'>Ask Klump about open orders</button>
    </div>
    <p class="quiet">
      The shop’s server does so by itself every five minutes: a tab that was killed is found this way.
    </p>

    <h3>Waiting for a bank</h3>
    <ul id="deciding" class="rows" aria-label="Waiting for a bank"></ul>
    <p class="quiet">Account 3333333333 leaves the decision to you.</p>

    <h3>What Klump does not say</h3>
    <ul id="readings" class="rows" aria-label="What Klump does not say"></ul>
    <p class="quiet">
      Each holds from the next request on. “Seen” is one shop’s report, and not Klump’s word.
    </p>
  </section>`
}

function choice(id: string, name: string, options: readonly { name: string }[], chosen: number) {
  return html`<label for="${id}">${name}</label>
    <select id="${id}">
      ${options.map(
        (option, index) =>
          html`<option value="${index}" ${index === chosen ? 'selected' : ''}>${option.name}</option>`,
      )}
    </select>`
}

function testValues() {
  return html`<section id="values" class="card" aria-labelledby="values-title">
    <h2 id="values-title">Test values</h2>
    ${TEST_VALUES.map(
      ({ title, values }) =>
        html`<h3>${title}</h3>
          <dl class="values">
            ${values.map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value}</dd>
                </div>`,
            )}
          </dl>`,
    )}
  </section>`
}
