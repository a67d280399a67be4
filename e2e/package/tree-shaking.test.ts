import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { bundlers, type Bundler } from '../server/bundlers.ts'
import { createApp, type App } from './app.ts'

// Three bundlers are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let app: App
beforeAll(() => void (app = createApp()))
beforeEach(() => rmSync(join(app.folder, 'out'), { recursive: true, force: true }))
afterAll(() => app.remove())

/** Words in our code that survive minification. */
const OURS = /klump|showModal|adoptedStyleSheets|preact/i

/** What only the overlay does. */
const OVERLAY = /attachShadow/

const UNUSED = `
import KlumpByDefault, { Klump, KlumpError } from 'klump-checkout'
import { defineKlumpElements } from 'klump-checkout/elements'
import { payWith } from 'klump-checkout/testing'
import 'klump-checkout'
console.log('nothing of it is used')
`

const LAZY = `
import { Klump } from 'klump-checkout'
document.querySelector('button').onclick = () => new Klump({ publicKey: '', data: {} })
`

/** A built file with its static imports, which a browser loads at once. Dynamic imports are not included. */
function loadedWith(file: string): string {
  const text = readFileSync(file, 'utf8')
  const more = [...text.matchAll(/^import[^(]*?["'](\.[^"']+)["']/gm)].map(([, path = '']) =>
    loadedWith(join(dirname(file), path)),
  )
  return [text, ...more].join('\n')
}

const everyFile = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name))

/** The bundlers of e2e/server make one file. A page is built with splitting. */
const split: Bundler = async (folder, entry) => {
  await esbuild({
    absWorkingDir: folder,
    entryPoints: { esbuild: entry },
    outdir: join(folder, 'out'),
    bundle: true,
    splitting: true,
    format: 'esm',
    logLevel: 'silent',
  })
  return join(folder, 'out/esbuild.js')
}

describe.each(Object.entries({ ...bundlers, esbuild: split }))('%s', (name, bundle) => {
  test('removes the code of imports that are not used', async () => {
    const file = await bundle(app.folder, app.write(`unused-${name}.js`, UNUSED), 'browser')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('nothing of it is used')
    // The bundlers' comments with file names are not code.
    expect(text.replaceAll(/^\s*\/\/.*$|\/\*[^]*?\*\//gm, '').match(OURS)).toBeNull()
  })

  test('keeps the overlay out of the code that loads before the click', async () => {
    const file = await bundle(app.folder, app.write(`lazy-${name}.js`, LAZY), 'browser')
    const atOnce = loadedWith(file)
    expect(atOnce).toMatch(/klp_pk_/)
    expect(atOnce).not.toMatch(OVERLAY)
    const out = join(app.folder, 'out')
    expect(everyFile(out).some((name) => OVERLAY.test(readFileSync(join(out, name), 'utf8')))).toBe(true)
  })
})
