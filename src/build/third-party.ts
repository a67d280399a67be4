import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
}

const INTRODUCTION = `This package is under the MIT licence (LICENSE). Its built files hold parts of these packages, under their own:\n`

/** Records which packages have code in the built files, and writes their licences beside them. */
export function thirdParty(): { plugin: Plugin; write: (file: string) => void } {
  // Package folders, each with the environments whose files contain it.
  const found = new Map<string, Set<string>>()
  const plugin: Plugin = {
    name: 'third-party',
    sharedDuringBuild: true,
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0]
          if (!folder || renderedLength === 0) continue
          found.set(folder, (found.get(folder) ?? new Set()).add(this.environment.name))
        }
      }
    },
  }
  const write = (file: string): void => {
    const parts = [...found].map(([folder, places]) => describe(folder, places)).sort()
    writeFileSync(file, [INTRODUCTION, ...parts].join(`\n${'-'.repeat(80)}\n\n`))
  }
  return { plugin, write }
}

/** @throws Error for a package without a licence: a person must look at it */
function describe(folder: string, places: ReadonlySet<string>): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry))
  if (!file || !license) throw new Error(`${name} is bundled and has no licence in its folder.`)
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
  return `${name} ${version}, ${license} (in: ${[...places].sort().join(', ')})\n\n${text}\n`
}
