import { expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { VERSION } from '../../src/checkout/version.ts'

test('the checkout writes down the version of the package', () => {
  expect(VERSION).toBe(packageFile.version)
})
