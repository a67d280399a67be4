import { screens } from '../../demo/gallery/screens/index.ts'
import { inFull } from '../support/sample.ts'
import { expectNoViolations } from './axe.ts'
import { expect, test } from './test.ts'

test('the sheet shows every screen, and the keyboard chooses the colours', async ({ page, gallery }) => {
  await page.goto(gallery)
  const pictures = page.locator('iframe')
  await expect(pictures).toHaveCount(2 * screens.length)

  const theme = page.getByRole('group', { name: 'Colours' })
  await theme.getByRole('radio', { name: 'Light' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(pictures.first()).toHaveAttribute('src', /theme=dark/)
  await page.keyboard.press('ArrowRight')
  await expect(pictures).toHaveCount(4 * screens.length)

  // No picture takes the focus when it is drawn, and the choice survives a reload.
  await page.reload()
  await expect(theme.getByRole('radio', { name: 'Both' })).toBeChecked()
  await expect(page.frameLocator('iframe').first().locator('html')).toHaveAttribute('data-drawn', 'yes')
  await page.keyboard.press('Tab')
  await expect(theme.getByRole('radio', { name: 'Both' })).toBeFocused()
})

test(
  'the sheet opens at its top, and no picture that is drawn scrolls it',
  inFull,
  async ({ page, gallery }) => {
    await page.goto(gallery)
    const pictures = page.locator('iframe')
    await expect(pictures).toHaveCount(2 * screens.length)
    // Loads also the pictures far down, among them screens that scroll to a field error.
    await pictures.evaluateAll((frames) => frames.forEach((frame) => frame.setAttribute('loading', 'eager')))
    const waiting = () =>
      pictures.evaluateAll(
        (frames: HTMLIFrameElement[]) =>
          frames.filter((it) => !it.contentDocument?.querySelector('html[data-drawn=yes]')).length,
      )
    await expect.poll(waiting, { timeout: 150_000 }).toBe(0)
    expect(await page.evaluate(() => scrollY)).toBe(0)
  },
)

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the sheet, ${colorScheme}`, inFull, async ({ page, gallery }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(gallery)
    // gallery.spec.ts checks the screens inside the pictures.
    const pictures = page.locator('iframe')
    await expect(pictures).toHaveCount(2 * screens.length)
    await pictures.evaluateAll((frames) => frames.forEach((frame) => frame.remove()))
    await expectNoViolations(page)
  })
