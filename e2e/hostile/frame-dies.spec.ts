import { CHROMIUM_FLAGS, findChromium } from '../browser.ts'
import { expect, test, type Hostile } from './support/test.ts'

// The checkout was there, and then it is not: its process crashed, or something led the frame elsewhere.

const executablePath = findChromium()
const withSitesApart = {
  args: [...CHROMIUM_FLAGS, '--site-per-process'],
  ...(executablePath ? { executablePath } : {}),
}

test.use({ launchOptions: withSitesApart })

const REFERENCE = 'KLP-1662-348036-0961'
const panel = { name: 'The checkout did not load' }

const DEATHS: readonly [string, (hostile: Hostile) => Promise<void>][] = [
  ['it is led elsewhere by a link in it', (hostile) => hostile.makesFrame('location.href = "/elsewhere"')],
  [
    'the page points it elsewhere',
    (hostile) =>
      hostile.run(
        'document.querySelector("klump-overlay").shadowRoot.querySelector("iframe").src = "/elsewhere"',
      ),
  ],
  [
    'the page blanks it',
    (hostile) =>
      hostile.run(
        'document.querySelector("klump-overlay").shadowRoot.querySelector("iframe").src = "about:blank"',
      ),
  ],
]

for (const [how, die] of DEATHS) {
  test(`${how}: said, and one may begin again`, async ({ hostile, page }) => {
    await hostile.visit()
    await hostile.opens()
    await die(hostile)
    await expect(page.getByRole('heading', panel)).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.frameLocator('klump-overlay iframe').getByLabel('Account number')).toBeVisible()
    await expect(page.getByRole('heading', panel)).toBeHidden()
    await hostile.says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await hostile.endsWith({ status: 'success', reference: REFERENCE }, [
      'onLoad',
      'onOpen',
      'onSuccess',
      'onClose',
    ])
    await hostile.leavesNothing()
  })

  test(`${how} while the loan is asked for: pending with the reference`, async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.isLocked(REFERENCE)
    await die(hostile)
    await hostile.endsWith({ status: 'pending', reference: REFERENCE }, ['onLoad', 'onOpen', 'onClose'])
    await hostile.leavesNothing()
    expect(hostile.said).toEqual([])
  })
}

// No browser tells of this: it is found by the question that nobody answers, so within half a minute.
test.describe('its process crashes', () => {
  test('while the loan is asked for: pending with the reference', async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.isLocked(REFERENCE)
    await hostile.wasAskedOnce()
    await hostile.crashesFrame()
    await hostile.endsWith(
      { status: 'pending', reference: REFERENCE },
      ['onLoad', 'onOpen', 'onClose'],
      45_000,
    )
  })
})

test('it dies where no reference is known: still pending, never a plain cancel', async ({ hostile }) => {
  await hostile.visit()
  await hostile.opens()
  await hostile.isLocked()
  await hostile.makesFrame('location.href = "/elsewhere"')
  await hostile.endsWith({ status: 'pending', reference: '' }, ['onLoad', 'onOpen', 'onClose'])
})
