import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { startDemo, type Demo } from '../../demo/demo.ts'

interface WorkerParts {
  /** The whole demo on free ports with an empty store, for all the stories of one worker. */
  demo: Demo
}

interface TestParts {
  /** All tests of a worker share the sandbox: what one of them has changed is put back after it. */
  sandboxAsBefore: void
}

export const withDemo = base.extend<TestParts, WorkerParts>({
  demo: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'klump-demo-'))
      const demo = await startDemo({
        ports: { klump: 0, shop: 0, spa: 0 },
        dataDir,
        quiet: true,
        sandbox: { pollDecisionAfterMs: 0 },
        // All shoppers of the tests have one address.
        limit: () => 0,
      })
      await use(demo)
      await demo.close()
      rmSync(dataDir, { recursive: true })
    },
    { scope: 'worker' },
  ],

  sandboxAsBefore: [
    async ({ demo: { sandbox } }, use) => {
      const before = sandbox.behaviour.get()
      await use()
      sandbox.behaviour.set(before)
      sandbox.faults.clear()
    },
    { auto: true },
  ],
})
