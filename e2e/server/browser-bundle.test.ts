import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, type App } from './app.ts'
import { bundlers } from './bundlers.ts'

const SENTENCE =
  'This would publish your SECRET key: klump-checkout/server is for your own server, and everyone can read a browser bundle. ' +
  'Import it in server code only.'

/** The ways in which an app may import it. An unused import is the most likely to pass a bundler. */
const WAYS = {
  'a name': "import { verifyWebhook } from 'klump-checkout/server'\nconsole.log(verifyWebhook)",
  everything: "import * as server from 'klump-checkout/server'\nconsole.log(server)",
  'no name': "import 'klump-checkout/server'",
  'a name never used': "import { verifyTransaction } from 'klump-checkout/server'",
  'later, when needed': "import('klump-checkout/server').then(console.log)",
  'handed on': "export { verifyTransaction } from 'klump-checkout/server'",
}

let app: App
beforeAll(() => void (app = createApp()))
afterAll(() => app.remove())

describe.each(Object.entries(bundlers))(
  '%s refuses to bundle klump-checkout/server for a page',
  (name, bundle) => {
    test.each(Object.entries(WAYS))('when its import is: %s', async (way, text) => {
      const entry = app.write(`page-${Object.keys(WAYS).indexOf(way)}.js`, text)
      const said = await bundle(app.folder, entry, 'browser').then(
        () => 'It was built.',
        (error: Error) => error.message,
      )
      expect(said).toContain(SENTENCE)
      // One error only: a second one, about a missing name, would mislead developers.
      expect(said).not.toMatch(/export/i)
    })

    test('and builds a page that does not import it', async () => {
      const file = await bundle(app.folder, app.write(`plain-${name}.js`, 'console.log(1)'), 'browser')
      expect(existsSync(file)).toBe(true)
    })
  },
)
