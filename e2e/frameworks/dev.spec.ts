import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  expect,
  expectLog,
  expectResults,
  expectUnchanged,
  framework,
  opens,
  sells,
  test,
  traces,
} from './app.ts'
import { inFull } from '../support/sample.ts'

const { mountsTwice, hot } = framework

test.describe.configure({ mode: 'default' })
test.use({ mode: 'dev' })

test(
  'a purchase on the development server makes one loan',
  inFull,
  async ({ page, buyer, toTheTill, demo }) => {
    await toTheTill()
    const loans = demo.sandbox.loanCount()
    await sells(page, buyer)
    // React's StrictMode mounts, unmounts and mounts again: the first checkout ends as cancelled and calls no callback.
    await expectResults(page, mountsTwice ? ['cancelled', 'success'] : ['success'])
    expect(demo.sandbox.loanCount() - loans).toBe(1)
  },
)

if (hot)
  test('a hot reload while the checkout is open leaves nothing behind, and the new code sells', async ({
    page,
    buyer,
    toTheTill,
    folder,
  }) => {
    await toTheTill()
    const before = await traces(page)
    await opens(page, buyer)
    const file = join(folder, hot.file)
    const code = readFileSync(file, 'utf8')
    expect(code).toContain(hot.from)
    // Renamed into its place, as editors do: the dev server must not read a file that is half written.
    writeFileSync(`${file}.new`, code.replace(hot.from, hot.to))
    renameSync(`${file}.new`, file)
    await expect(page.locator('[data-version=two]')).toBeAttached()
    await expect(page.locator('klump-overlay')).toHaveCount(0)
    await expectLog(page, ['load', 'open', 'close CANCELLED'])
    await expectUnchanged(page, before, 'data-version')
    // The purchase runs with the new code.
    await sells(page, buyer)
  })
