import { addressOf, screens } from '../../demo/gallery/screens/index.ts'
import { sampled } from '../support/sample.ts'
import { expect, open, test } from './test.ts'

// Browsers whose locale has other digits or another calendar. The lender's dates and amounts keep their form.

const LOCALES = ['fa-IR', 'ar-EG', 'th-TH']
const SCREENS = ['split-quoted', 'preview', 'approved', 'code', 'pidgin-preview', 'overlay-waiting']

for (const [locale, details] of sampled(LOCALES, 1))
  test(
    `the screens in ${locale} have Latin digits and Gregorian dates`,
    details,
    async ({ browser, gallery }) => {
      const context = await browser.newContext({ locale, reducedMotion: 'reduce' })
      const page = await context.newPage()
      const texts: string[] = []
      for (const id of SCREENS) {
        const screen = screens.find((screen) => screen.id === id)
        if (!screen) throw new Error(`There is no screen ${id}.`)
        await open(page, gallery + addressOf(screen, 'light'))
        const shown = page.locator('id' in screen && 'overlay' in screen ? 'klump-overlay' : 'body')
        texts.push(await shown.evaluate((part) => (part.shadowRoot ?? part).textContent ?? ''))
      }
      await context.close()
      const text = texts.join('\n')
      expect(text.match(/\p{Nd}/gu)?.filter((digit) => !/[0-9]/.test(digit))).toEqual([])
      expect(text).toContain('25 Oct 2026')
      expect(text).toContain('₦212,018.68')
      const years = [...text.matchAll(/\d{1,2} [A-Z][a-z]{2,3} (\d{4})/g)].map(([, year]) => year)
      expect(new Set(years)).toEqual(new Set(['2026', '2027']))
    },
  )
