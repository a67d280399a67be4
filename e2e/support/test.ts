import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { startDemo, type Demo } from '../../demo/demo.ts'
import { expectAccessible } from './axe.ts'
import { Shopper } from './shopper.ts'
import { brokenPromises, recordWire, type Wire } from './wire.ts'

interface TestParts {
  /** The shops of this test: their pages may be asked for. A test with a shop of its own adds it. */
  shops: string[]
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

  shops: async ({ demo }, use) => use([demo.origins.shop, demo.origins.spa]),

  wire: [
    async ({ context, demo, shops }, use) => {
      const wire = recordWire(context)
      await use(wire)
      await wire.settle()
      expect(brokenPromises(wire, { klump: demo.origins.klump, shops })).toEqual([])
      expect(wire.said, 'errors and warnings in the console').toEqual([])
    },
    { auto: true },
  ],

  shopper: async ({ page }, use) => use(new Shopper(page, () => expectAccessible(page))),
})

export { expect }
