import { html } from 'hono/html'
import { document, type Html } from './document.ts'

/** The error page of the dashboard. */
export function problemPage(message: string): Html {
  return document(
    'Dashboard',
    html`<main class="alone" id="content">
      <h1>That did not work</h1>
      <p>${message}</p>
      <p><a class="button" href="/dashboard">Back to the dashboard</a></p>
    </main>`,
  )
}
