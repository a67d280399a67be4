import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, type App } from './app.ts'
import { bundlers } from './bundlers.ts'

const SENTENCE =
  'This would publish your SECRET key: klump-checkout/server is for your own server, and everyone can read a browser bundle. ' +
  'Import it in server code only.'

/** Every way in which an app comes to import it; what is not used is the likeliest to slip through a bundler. */
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

describe.each(Object.entries(bundlers))('%s refuses to put it into a page', (name, bundle) => {
  test.each(Object.entries(WAYS))('imported by %s', async (way, text) => {
    const entry = app.write(`page-${Object.keys(WAYS).indexOf(way)}.js`, text)
    const said = await bundle(app.folder, entry, 'browser').then(
      () => 'It was built.',
      (error: Error) => error.message,
    )
    expect(said).toContain(SENTENCE)
    // One error: a second one, about a missing name, is what people would go after.
    expect(said).not.toMatch(/export/i)
  })

  test('and builds a page that does without it', async () => {
    const file = await bundle(app.folder, app.write(`plain-${name}.js`, 'console.log(1)'), 'browser')
    expect(existsSync(file)).toBe(true)
  })
})
