import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JESTS, SAID_ON_THE_PAGE } from '../frameworks/jest.ts'
import { pageText } from './documents.ts'

/* The page “Testing” says of Jest what `npm run frameworks` runs. */

const [, section = ''] = /^### With Jest\n([^]+?)^### /m.exec(pageText('testing')) ?? []

test.each(SAID_ON_THE_PAGE)('the page “Testing” contains %s, as npm run frameworks uses it', (words) => {
  expect(section).toContain(`\`${words}\``)
})

test('the page “Testing” names the Jest versions that npm run frameworks runs', () => {
  const versions = JESTS.map(({ name }) => {
    const file = join(import.meta.dirname, '../frameworks', name, 'package.json')
    const { devDependencies } = JSON.parse(readFileSync(file, 'utf8')) as {
      devDependencies: { jest: string }
    }
    return devDependencies.jest.replace(/\.\d+$/, '')
  })
  expect(section).toContain(`Jest ${versions.join(' and ')}`)
  expect(section).toContain(`npm run frameworks -- ${JESTS.map(({ name }) => name).join(' ')}`)
})
