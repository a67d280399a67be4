import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ASSUMPTIONS } from './assumed.ts'

const HERE = import.meta.dirname
const CODE = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(HERE, file), 'utf8'))
  .join('')
  .replaceAll(/\s+/g, '')

it.each(Object.entries(ASSUMPTIONS))('the code marks the assumption “%s” with a reason', (name, reason) => {
  expect(CODE).toContain(`assumed('${name.replaceAll(' ', '')}'`)
  expect(reason).toMatch(/\.$/)
})
