import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { releaseProblems } from './release-problems.ts'

const ROOT = join(import.meta.dirname, '../..')
const PLACE = 'https://git.example/klump-checkout'
const whole = {
  version: '1.2.3',
  repository: { type: 'git', url: `git+${PLACE}.git` },
  bugs: { url: `${PLACE}/issues` },
  homepage: PLACE,
}
const CHANGELOG = '# Changelog\n\n## 1.2.3 (2026-01-31)\n\n- A change.\n'

test('a package with the address of its source and a dated changelog may be published', () => {
  expect(releaseProblems(whole, CHANGELOG)).toEqual([])
  expect(
    releaseProblems({ ...whole, repository: whole.repository.url, bugs: whole.bugs.url }, CHANGELOG),
  ).toEqual([])
})

test.each(['repository', 'bugs', 'homepage'] as const)(
  'a package without %s must not be published',
  (field) => {
    for (const value of [
      undefined,
      null,
      '',
      'klump-checkout',
      'http://git.example/x',
      'https://git.example/',
      {},
    ])
      expect(releaseProblems({ ...whole, [field]: value }, CHANGELOG), JSON.stringify(value)).toEqual([
        expect.stringContaining(`"${field}" is missing`),
      ])
  },
)

test.each(['1.2.3 (unreleased)', '1.2.2 (2026-01-31)', '1.2.3', 'Unreleased'])(
  'a package whose changelog begins with %s must not be published',
  (heading) => {
    expect(releaseProblems(whole, CHANGELOG.replace('1.2.3 (2026-01-31)', heading))).toEqual([
      expect.stringContaining(`"${heading}"`),
    ])
  },
)

test('npm run release ends with 1 before it publishes anything', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'klump-release-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: { release: string }
  }
  const [check = '', ...rest] = scripts.release.split(' && ')
  expect(rest.at(-1)).toBe('npm publish')
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '1.2.3' }))
  writeFileSync(join(folder, 'CHANGELOG.md'), CHANGELOG)
  const tsx = join(ROOT, 'node_modules/tsx/dist/esm/index.mjs')
  const file = join(ROOT, check.split(' ').at(-1) ?? '')
  await expect(
    promisify(execFile)(process.execPath, ['--import', tsx, file], { cwd: folder }),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('"repository" is missing') as string,
  })
})
