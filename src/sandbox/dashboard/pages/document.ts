import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

/** In cascade order: later sheets build on earlier ones. */
const SHEETS = ['base', 'frame', 'controls', 'content', 'lists']

/** Every HTML page, with style sheets, script and language. */
export function document(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/dashboard/mark.svg" type="image/svg+xml" />
        ${SHEETS.map((name) => html`<link rel="stylesheet" href="/dashboard/${name}.css" />`)}
        <script type="module" src="/dashboard/dashboard.js"></script>
      </head>
      <body>
        ${body}
      </body>
    </html>`
}
