import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { applyAppearance } from './apply-appearance.ts'
import { contrastOf, shown } from './testing/contrast.ts'
import { dialog, heard, kettle, open, tidy, until } from './testing/shop.ts'

afterEach(() => {
  tidy()
  document.documentElement.removeAttribute('style')
  vi.restoreAllMocks()
})

const main = () => dialog()?.querySelector<HTMLElement>('button.main') ?? undefined

/** Opens the failure screen, which has a main button: the frame does not answer. */
async function openMain(appearance: object): Promise<HTMLElement> {
  const one = open('silent', { options: { appearance } })
  one.clock.advance(20_000)
  return until(main)
}

describe('the shop’s appearance', () => {
  it('reaches the frame as the shop gave it', async () => {
    const appearance = { theme: 'dark', accent: '#FD0', radius: 0, fontFamily: 'Inter, serif' }
    open('', { options: { appearance } })
    await until(() => heard.find(({ standIn }) => standIn === 'open'))
    expect(heard[0]).toMatchObject({ open: { appearance } })
  })

  it('colours the overlay’s own buttons', async () => {
    const button = await openMain({
      theme: 'light',
      accent: '#ffd500',
      radius: 3,
      fontFamily: '"Fira Sans", serif',
    })
    const { backgroundColor, borderRadius, fontFamily } = getComputedStyle(button)
    expect([backgroundColor, borderRadius]).toEqual(['rgb(255, 213, 0)', '3px'])
    expect(fontFamily).toMatch(/^"Fira Sans", serif, system-ui/)
  })

  it.each(['light', 'dark'])(
    'leaves the main button readable and visible with any accent colour (%s)',
    async (theme) => {
      const button = await openMain({ theme, accent: '#000000' })
      const channel = fc.integer({ min: 0, max: 255 }).map((part) => part.toString(16).padStart(2, '0'))
      const box = dialog()
      if (!box) throw new Error('no dialog')
      fc.assert(
        fc.property(fc.tuple(channel, channel, channel), (parts) => {
          applyAppearance(box, { theme: theme as 'light', accent: `#${parts.join('')}` })
          const { background, text, edge } = shown(button)
          const { background: surface } = shown(box)
          expect(contrastOf(text, background)).toBeGreaterThanOrEqual(4.5)
          const seen = Math.max(contrastOf(edge, surface), contrastOf(background, surface))
          expect(seen).toBeGreaterThanOrEqual(3)
        }),
        // Around these colours the contrast with black, with white and with the dark surface is lowest.
        { numRuns: 400, examples: ['76', '77', '3b', '3c'].map((grey) => [[grey, grey, grey]]) },
      )
    },
  )
})

describe('an appearance that is not valid', () => {
  it('is refused with all problems at once, each with its path; nothing is shown', async () => {
    const appearance = {
      theme: 'blue',
      accent: 'red; background: url(//evil.example)',
      radius: 99,
      fontFamily: 'x"; @import "//evil.example',
    }
    const one = open('', { options: { appearance } })
    const outcome = await until(one.outcome)
    expect(dialog()).toBeUndefined()
    if (outcome.status !== 'failed') throw new Error('it opened')
    expect(outcome.error.code).toBe('invalid_options')
    expect(outcome.error.problems?.map(({ path }) => path)).toEqual(
      Object.keys(appearance).map((name) => `appearance.${name}`),
    )
  })

  it.each([['dark'], [7]])('is refused where it is %j', async (appearance) => {
    const one = open('', { options: { appearance } })
    expect(await until(one.outcome)).toMatchObject({ error: { problems: [{ path: 'appearance' }] } })
  })

  it('does not include values that are undefined, null or empty: they count as not given', async () => {
    open('', { options: { appearance: { theme: '', accent: null, radius: undefined } } })
    const sent = () => heard.flatMap((one) => (one.standIn === 'open' ? [one.open.appearance] : []))
    await until(() => sent().length > 0)
    // Unlike toEqual, toStrictEqual finds a name whose value is undefined.
    expect(sent()).toStrictEqual([{}])
  })

  it('causes a warning for an unknown name, with the name that was probably meant; unknown texts, too', async () => {
    const one = open('', {
      options: { appearance: { acent: '#fff' }, strings: { 'overlay.clsoe': 'x', 'banks.titel': 'y' } },
    })
    const warned = () => one.events.filter(({ type }) => type === 'warning')
    await until(() => warned().length === 2)
    expect(warned()).toEqual([
      { type: 'warning', message: 'there is no appearance "acent"; did you mean "accent"?' },
      { type: 'warning', message: 'there is no text "overlay.clsoe"; did you mean "overlay.close"?' },
    ])
  })
})

describe('an on-screen keyboard over the page', () => {
  it('shrinks the dialog to the part that can be seen, and its size returns afterwards', async () => {
    const view = window.visualViewport
    if (!view) throw new Error('no visual viewport')
    open('silent')
    const height = vi.spyOn(view, 'height', 'get').mockReturnValue(window.innerHeight - 250)
    vi.spyOn(view, 'offsetTop', 'get').mockReturnValue(40)
    view.dispatchEvent(new Event('resize'))
    const { top, bottom } = await settledBox()
    expect(top).toBeGreaterThanOrEqual(40)
    expect(bottom).toBeLessThanOrEqual(window.innerHeight - 210)
    height.mockReturnValue(window.innerHeight)
    view.dispatchEvent(new Event('resize'))
    expect((await settledBox()).bottom).toBeGreaterThan(bottom)
  })
})

/** The dialog's box after its opening animation. */
async function settledBox(): Promise<DOMRect> {
  const box = dialog()
  if (!box) throw new Error('no dialog')
  await Promise.allSettled(box.getAnimations().map(({ finished }) => finished))
  return box.getBoundingClientRect()
}

describe('the language of the overlay', () => {
  it('is Pidgin where locale is pcm', async () => {
    open('silent', { options: { locale: 'pcm-NG' } })
    await expect.element(page.getByText('We dey open the checkout')).toBeVisible()
    expect(dialog()?.lang).toBe('pcm')
  })

  it('is the locale of the shop’s own texts where the shop replaces some', async () => {
    open('silent', { options: { strings: { 'overlay.close': 'Pa a de', 'other.key': 'x' }, locale: 'yo' } })
    await expect.element(page.getByRole('button', { name: 'Pa a de' })).toBeVisible()
    expect(dialog()?.lang).toBe('yo')
  })

  it.each(['fr', 'not a locale', 'pcmx'])('is English where locale is %j', async (locale) => {
    open('silent', { options: { locale }, data: { data: kettle } })
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    expect(dialog()?.lang).toBe('en')
  })
})
