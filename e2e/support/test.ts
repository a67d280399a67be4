import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { startDemo, type Demo } from '../../demo/demo.ts'
import { expectAccessible } from './axe.ts'
import { Shopper } from './shopper.ts'
import { brokenPromises, recordWire, type Wire } from './wire.ts'

interface TestParts {
  /** Everything that left the browser. After each story it is held against promises 1 and 5. */
  wire: Wire
  shopper: Shopper
}

interface WorkerParts {
  /** The whole demo on free ports with an empty store, for all the stories of one worker. */
  demo: Demo
}

export const test = base.extend<TestParts, WorkerParts>({
  demo: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'klump-demo-'))
      const demo = await startDemo({
        ports: { klump: 0, shop: 0, spa: 0 },
        dataDir,
        quiet: true,
        sandbox: { pollDecisionAfterMs: 0 },
      })
      await use(demo)
      await demo.close()
      rmSync(dataDir, { recursive: true })
    },
    { scope: 'worker' },
  ],

  wire: [
    async ({ context, demo }, use) => {
      const wire = recordWire(context)
      await use(wire)
      await wire.settle()
      const { klump, shop, spa } = demo.origins
      expect(brokenPromises(wire, { klump, shops: [shop, spa] })).toEqual([])
      expect(wire.said, 'errors and warnings in the console').toEqual([])
    },
    { auto: true },
  ],

  shopper: async ({ page }, use) => use(new Shopper(page, () => expectAccessible(page))),
})

export { expect }
