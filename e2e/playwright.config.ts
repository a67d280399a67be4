import { defineConfig, devices } from '@playwright/test'
import { launchOptions } from './browser.ts'
import { isShort, leftOut } from './support/sample.ts'
import { FIREFOX, isHere } from './engines/find.ts'

const STORIES = '**/stories/*.spec.ts'

/** What the shop's server refuses is the same at every size: those stories run on the desk, in the short form where all others do. */
const REFUSALS = '**/stories/refused-*.spec.ts'

/** Folders whose tests choose sizes and schemes themselves, or to which those do not matter, and so run once. */
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

/** Of the other engines: the main stories and every page with `npm run engines`, else one purchase. */
const IN_ENGINES = process.env['KLUMP_ENGINES'] ? {} : { grep: /in the app with the npm import/ }

/** The whole thing on the built package. Each story starts its own demo on free ports, so stories can run side by side. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../.reports/e2e',
  snapshotPathTemplate: '{testFileDir}/shots/{arg}{ext}',
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env['CI']),
  // A second try would hide a race.
  retries: 0,
  timeout: 180_000,
  // A decision is asked about every ten seconds.
  expect: { timeout: 25_000 },
  reporter: [['list'], ['json', { outputFile: '../.reports/e2e.json' }]],
  use: {
    // A trace films every test and costs twice what the test itself does: `--trace on` has one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launchOptions(),
    // What moves is painted sixty times a second, an eighth of all work. The long form sees it move.
    ...(isShort ? { contextOptions: { reducedMotion: 'reduce' as const } } : {}),
  },
  projects: [
    // First: each of their tests has a worker of its own, and at the end the other workers would wait for them.
    ...(isHere(FIREFOX)
      ? [
          {
            name: 'firefox',
            testMatch: [
              '**/stories/{stanbic,pay-in-4,polaris,leaving}.spec.ts',
              '**/pages/*.spec.ts',
              '**/host/{host,releases}.spec.ts',
            ],
            // Firefox lets nobody lead it to data:, and its driver writes about:blank its own way.
            testIgnore: '**/pages/no-address.spec.ts',
            ...IN_ENGINES,
            use: {
              browserName: 'firefox' as const,
              // Debian's own, over the protocol that Firefox has for it; Playwright's build is another browser.
              channel: 'moz-firefox',
              launchOptions: {
                executablePath: FIREFOX.files[0],
                // The mouse of its protocol does not reach a frame that lives in another process: both in one.
                firefoxUserPrefs: { 'fission.webContentIsolationStrategy': 0 },
              },
              viewport: { width: 1280, height: 800 },
            },
          },
        ]
      : []),
    // On a busy machine its driver now and then leaves a command without an answer.
    { name: 'webkit', testMatch: '**/engines/*.spec.ts', retries: 1, ...IN_ENGINES },
    // Each story runs in both, so that each screen is seen narrow and wide, light and dark; in the short form on the phone.
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
    // One project: for each one more the workers, their browsers and their demos would be started anew.
    {
      ...leftOut,
      name: 'once',
      testMatch: ONCE.map((folder) => `**/${folder}/*.spec.ts`),
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
})
