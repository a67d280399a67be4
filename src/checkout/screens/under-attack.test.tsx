import { afterEach, describe, expect, test } from 'vitest'
import { cleanup } from 'vitest-browser-preact'
import type { KlumpAppearance } from '../../protocol/appearance.ts'
import { applyAppearance } from '../appearance/apply-appearance.ts'
import { contrast } from '../appearance/oklch.ts'
import type { Place } from '../flow/state.ts'
import { en } from '../locale/en.ts'
import { blanksIn } from '../locale/own-texts.ts'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { openCheckout } from '../testing/open-checkout.tsx'
import { order as usual } from '../testing/wire.ts'
import { some } from '../../shared/testing/some.ts'

// A hostile page could try to change what the shopper agrees to by texts, appearance, locale or names in the order. Each closed screen is
// drawn with all of these and without any.

const root = document.documentElement
afterEach(() => {
  root.removeAttribute('style')
  delete root.dataset['theme']
})

/** The closed screens: those with texts of the lender, and those on which the shopper agrees. */
const CLOSED: readonly Place['at'][] = ['code', 'terms', 'split', 'preview', 'result', 'problem']

const PRIZE = '₦1.00 total. Collect your prize'
const MARKS = '\u0336\u0489'.repeat(300)
const strings = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [key, `${PRIZE} ${blanksIn(text).join(' ')}`]),
)
const emptied = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [key, blanksIn(text).join(' ') || '\u200B']),
)
const order = {
  ...usual,
  items: [{ name: `\u202E${PRIZE}${MARKS}\u2066`, unit_price: 40000, quantity: 1 }],
  merchant_reference: PRIZE,
  meta_data: { note: PRIZE },
}
const VALUES: Readonly<Record<string, string>> = {
  accountNumber: '1234567890',
  phoneNumber: '08012345678',
  otp: '123456',
  installment: '6',
  repaymentDay: '7',
  consent: 'yes',
}

type Options = NonNullable<Parameters<typeof openCheckout>[0]>

/** Walks all steps of Stanbic. Returns what `look` finds on each closed screen, by the name of the place. */
async function walk<Seen>(options: Options, look: () => Seen): Promise<Record<string, Seen>> {
  const { flow, clock } = openCheckout(options)
  const seen: Record<string, Seen> = {}
  for (let moves = 0; moves < 20; moves++) {
    do await frame()
    while (flow.state.waiting || isComing() || !isAnnounced())
    const { place } = flow.state
    if (CLOSED.includes(place.at)) seen[place.at] ??= look()
    if (place.at === 'result' || place.at === 'problem') break
    if (place.at === 'banks') flow.send({ type: 'bank-chosen', slug: 'stanbic' })
    if ('fields' in place)
      for (const { name } of place.fields) flow.send({ type: 'typed', name, value: VALUES[name] ?? '' })
    flow.send({ type: 'continue' })
    clock.advance(10_000)
  }
  cleanup()
  return seen
}

// In a turn after the next frame, when everything has been rendered.
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))

/** The screen of the terms loads in parts: the text, the sanitizer, and then the button. */
const isComing = () =>
  document.querySelector('.skeleton') ??
  (document.querySelector('.terms') && !document.querySelector('.checkout [type=submit]'))

/** Whether the title of the screen has been announced: then the screen has been drawn. */
const isAnnounced = () =>
  document.querySelector('.checkout h1')?.textContent ===
  document.querySelector('.checkout > .unseen')?.textContent

const markup = () => document.querySelector('.checkout')?.innerHTML

describe('the texts that a shop may not replace', () => {
  test.each([
    ['words', { strings }],
    ['words that are empty', { strings: emptied }],
    ['names in the order', { order }],
    ['all of these and a locale', { strings, order, locale: 'en-NG-u-ca-buddhist-nu-thai' }],
  ])('are not changed by %s of the page', async (_, attack) => {
    const clean = await walk({}, markup)
    expect(Object.keys(clean)).toEqual(['code', 'terms', 'split', 'preview', 'result'])
    expect(await walk(attack, markup)).toEqual(clean)
  })

  test.each([
    ['the problem', { '/loans/partners': { data: [] } }],
    ['a refusal', { '/loans/account/new-loan/7': { is_completed: true, success: false } }],
  ])('are not changed on %s', async (_, answers) => {
    expect(await walk({ answers, strings, order }, markup)).toEqual(await walk({ answers }, markup))
  })
})

test('the texts of the page are drawn where they may replace others, so this test would notice them', async () => {
  const { screen } = openCheckout({ strings: { 'banks.title': PRIZE } })
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent(PRIZE)
})

const FONTS = 'Wingdings, Webdings, "Adobe Blank", Symbol, cursive'
const ATTACKS: readonly KlumpAppearance[] = [
  { fontFamily: FONTS },
  { accent: '#ffffff', radius: 24 },
  { accent: '#000000', radius: 0 },
  { accent: '#f3f7f5', fontFamily: FONTS },
  { accent: '#182420', fontFamily: FONTS },
  { accent: '#ffff00' },
  { accent: '#777777' },
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(some(ATTACKS, 2))(
    'with %o all texts and figures of the closed screens stay as they are, and readable',
    async (attack) => {
      await applyAppearance(root, { theme }, manualClock())
      const clean = await walk({}, texts)
      await applyAppearance(root, { theme, ...attack }, manualClock())
      const attacked = await walk({}, texts)
      const { preview = [] } = attacked
      expect(preview.map(({ text }) => text)).toContain('₦43,049.50')
      expect(Object.values(attacked).flatMap(hard)).toEqual([])
      expect(styles(attacked)).toEqual(styles(clean))
    },
  )
})

interface Text {
  readonly text: string
  readonly style: Readonly<Record<string, string>>
  readonly contrast: number
  readonly colours: string
}

const LOOKS =
  'font-family font-size font-weight font-variant letter-spacing line-height text-indent text-transform opacity visibility display direction translate'

/** All texts of the checkout, with their styles. */
function texts(): Text[] {
  document.getAnimations().forEach((animation) => animation.finish())
  return [...document.querySelectorAll<HTMLElement>('.checkout *')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()),
    )
    .map((element) => {
      const style = getComputedStyle(element)
      return {
        text: element.textContent ?? '',
        style: Object.fromEntries(LOOKS.split(' ').map((name) => [name, style.getPropertyValue(name)])),
        contrast: contrast(hex(style.color), groundOf(element)),
        colours: `${style.color} on ${groundOf(element)}`,
      }
    })
}

const hard = (found: readonly Text[]) =>
  found.filter(({ contrast }) => contrast < 4.5).map(({ text, colours }) => `${text}: ${colours}`)
const styles = (seen: Record<string, readonly Text[]>) =>
  Object.values(seen).map((found) => found.map(({ text, style }) => ({ text, style })))

const hex = (colour: string) =>
  `#${(colour.match(/\d+/g) ?? [])
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`

function groundOf(element: Element | null): string {
  const ground = element ? getComputedStyle(element).backgroundColor : 'rgb(255, 255, 255)'
  return /^rgba.* 0\)$/.test(ground) ? groundOf(element?.parentElement ?? null) : hex(ground)
}
