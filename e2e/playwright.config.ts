import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './browser.ts'
import { isShort, leftOut } from './support/sample.ts'
import { FIREFOX, isHere } from './engines/find.ts'

const STORIES = '**/stories/*.spec.ts'

/** The size does not matter for refusals of the shop's server: these stories run on the desk, in the short form on the phone. */
const REFUSALS = '**/stories/refused-*.spec.ts'

/** Folders whose tests run once: they set size and colour scheme themselves, or do not depend on them. */
const ONCE = [
  'drop-in',
  'faults',
  'gallery',
  'frameworks',
  'package',
  'pages',
  'host',
  'hostile',
  'leaks',
  'docs',
  'support',
]

/** The tests in other engines: with `npm run engines` the main stories and every page, otherwise one purchase. */
const IN_ENGINES = process.env['KLUMP_ENGINES'] ? {} : { grep: /in the app with the npm import/ }

/** Browser tests of the built package. Each worker starts its own demo on free ports, so stories can run side by side. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../.reports/e2e',
  snapshotPathTemplate: '{testFileDir}/shots/{arg}{ext}',
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env['CI']),
  // A retry would hide a race.
  retries: 0,
  timeout: 180_000,
  // The checkout requests the decision every ten seconds.
  expect: { timeout: 25_000 },
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    // A trace records every test and costs twice the test's own time. `--trace on` turns it on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
    // Animations are painted sixty times a second, an eighth of all work. Only the long form runs them.
    ...(isShort ? { contextOptions: { reducedMotion: 'reduce' as const } } : {}),
  },
  projects: [
    // First, because each of these tests has a worker of its own: at the end the other workers would wait for them.
    ...(isHere(FIREFOX)
      ? [
          {
            name: 'firefox',
            testMatch: [
              '**/stories/{stanbic,pay-in-4,polaris,leaving}.spec.ts',
              '**/pages/*.spec.ts',
              '**/host/{host,releases}.spec.ts',
            ],
            // Firefox blocks navigations to data:, and its driver writes about:blank in another way.
            testIgnore: '**/pages/no-address.spec.ts',
            ...IN_ENGINES,
            use: {
              browserName: 'firefox' as const,
              // Debian's Firefox, over its own automation protocol. Playwright's build is another browser.
              channel: 'moz-firefox',
              launchOptions: {
                executablePath: FIREFOX.files[0],
                // The protocol's mouse does not reach a frame in another process, so page and frame share one.
                firefoxUserPrefs: { 'fission.webContentIsolationStrategy': 0 },
              },
              viewport: { width: 1280, height: 800 },
            },
          },
        ]
      : []),
    { name: 'webkit', testMatch: '**/engines/*.spec.ts', ...IN_ENGINES },
    // Each story runs in both projects, narrow and light, wide and dark. The short form runs only the phone.
    {
      ...leftOut,
      name: 'phone',
      testMatch: STORIES,
      testIgnore: isShort ? [] : REFUSALS,
      use: { ...devices['Pixel 5'], viewport: { width: 360, height: 740 }, colorScheme: 'light' },
    },
    {
      name: 'desk',
      testMatch: isShort ? [] : STORIES,
      use: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
    },
    // One project: each further one would start the workers, their browsers and their demos anew.
    {
      ...leftOut,
      name: 'once',
      testMatch: ONCE.map((folder) => `**/${folder}/*.spec.ts`),
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
})
