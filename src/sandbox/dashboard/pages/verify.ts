import { html } from 'hono/html'
import type { Html } from './document.ts'
import { page, type Frame } from './layout.ts'
import { badge, copyButton } from './parts.ts'

/** What the API answered. */
export interface Verified {
  status: number
  body: { message: string } | { data: { status: string } }
}

export function verifyPage(frame: Frame, reference: string, answer: Verified | undefined): Html {
  return page(
    frame,
    'Verify',
    html`<p>
        What your server receives when it verifies a reference, Klump’s or your own, with its
        ${frame.account.mode.toUpperCase()} key.
      </p>
      <form action="/dashboard/verify" class="card field" role="search">
        <label for="reference">Reference</label>
        <input
          id="reference"
          name="reference"
          value="${reference}"
          aria-describedby="reference-example"
          required
          spellcheck="false"
          autocomplete="off"
        />
        <p class="example" id="reference-example">For example KLP-1644-083962-4231</p>
        <button class="primary">Verify</button>
      </form>
      ${answer ? result(frame, reference, answer) : ''}`,
  )
}

function result({ origin, account }: Frame, reference: string, { status, body }: Verified): Html {
  const path = `/v1/transactions/${encodeURIComponent(reference)}/verify`
  const curl = `curl -H "klump-secret-key: $KLUMP_SECRET_KEY" '${origin}${path.replaceAll("'", '%27')}'`
  return html`<section class="card" aria-labelledby="answer">
    <div class="head">
      <h2 id="answer">${'data' in body ? `Status ${body.data.status}` : 'Not found'}</h2>
      ${badge(`HTTP ${status}`, status === 200 ? 'good' : 'bad')}
    </div>
    <p>
      ${
        'data' in body
          ? body.data.status === 'successful'
            ? 'Paid, if amount, currency, environment and merchant reference are those of your order too.'
            : 'Not paid: only the status successful is.'
          : `No transaction of this account has it in ${account.mode.toUpperCase()} mode.`
      }
    </p>
    <pre tabindex="0" aria-label="Answer">${JSON.stringify(body, null, 2)}</pre>
    <h3>The same from a terminal</h3>
    <pre tabindex="0" aria-label="Command">${curl}</pre>
    <div class="actions">${copyButton('Command', curl)}</div>
  </section>`
}
