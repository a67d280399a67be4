import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp, type App } from './app.ts'
import { bundlers } from './bundlers.ts'
import { PRINTED, SHOP_SERVER } from './shop-server.ts'

let app: App
let entry: string
beforeAll(() => {
  app = createApp()
  entry = app.write('server.js', SHOP_SERVER)
})
afterAll(() => app.remove())

async function runInNode(file: string): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { cwd: app.folder })
  return (stdout + stderr).trim()
}

/** Runs the file with only what a worker has: no process, no Buffer, no require. */
async function runInWorld(file: string): Promise<string> {
  const {
    Response,
    Blob,
    Headers,
    URL,
    TextEncoder,
    TextDecoder,
    AbortController,
    crypto,
    setTimeout,
    clearTimeout,
  } = globalThis
  const world = {
    Response,
    Blob,
    Headers,
    URL,
    TextEncoder,
    TextDecoder,
    AbortController,
    crypto,
    setTimeout,
    clearTimeout,
  }
  const text = readFileSync(file, 'utf8')
  return await new Promise<string>((resolve) =>
    runInNewContext(text, { ...world, console: { log: resolve } }, { filename: file }),
  )
}

test('Node runs klump-checkout/server as it is installed', async () => {
  expect(await runInNode(entry)).toBe(PRINTED)
})

describe.each(Object.entries(bundlers))('%s', (_name, bundle) => {
  test('builds klump-checkout/server for a Node server', async () => {
    expect(await runInNode(await bundle(app.folder, entry, 'node'))).toBe(PRINTED)
  })

  test('builds klump-checkout/server for a worker, whose tools also accept files for browsers', async () => {
    const file = await bundle(app.folder, entry, 'worker')
    expect(await runInWorld(file)).toBe(PRINTED)
  })
})
