import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, fromHex, toHex } from './oklch.ts'
import { GROUNDS, tonesFor, type Scheme, type Tones } from './palette.ts'

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')

/** A colour of tokens.css in a scheme: what the checkout shows when the shop passes no accent. */
function token(name: string, scheme: Scheme): string {
  const [, value = ''] = new RegExp(`--${name}:\\s*light-dark\\((.+)\\);`).exec(tokens) ?? []
  const colours = value.match(/#[\da-f]{6}/g) ?? []
  const found = colours[scheme === 'light' ? 0 : 1]
  if (!found) throw new Error(`tokens.css has no --${name} for ${scheme}`)
  return found
}

/** The pairs of colours whose contrast is too low. */
function faults(tones: Tones, scheme: Scheme): string[] {
  const colours: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      ['surface', 'raised', 'ink', 'quiet', 'edge', 'warn'].map((name) => [name, token(name, scheme)]),
    ),
    ...tones,
  }
  return PAIRS.flatMap(([front, back, least]) => {
    const is = contrast(colours[front] ?? '', colours[back] ?? '')
    return is >= least ? [] : [`${front} on ${back} (${scheme}): ${is.toFixed(2)}, not ${least}`]
  })
}

const PAIRS: readonly (readonly [front: string, back: string, least: number])[] = [
  ['accent', 'surface', 4.5],
  ['accent', 'raised', 4.5],
  ['accent', 'accent-tint', 4.5],
  ['ink', 'accent-tint', 4.5],
  ['quiet', 'accent-tint', 4.5],
  ['warn', 'accent-tint', 4.5],
  ['edge', 'accent-tint', 3],
  ['on-button', 'button', 4.5],
  ['on-button', 'button-over', 4.5],
  ['button-edge', 'surface', 3],
  ['button-edge', 'raised', 3],
]

const channel = fc.integer({ min: 0, max: 255 }).map((part) => part.toString(16).padStart(2, '0'))
const colour = fc.tuple(channel, channel, channel).map((parts) => `#${parts.join('')}`)
const scheme = fc.constantFrom<Scheme>('light', 'dark')

describe('for any accent of the shop', () => {
  it('every pair of colours has enough contrast', () => {
    fc.assert(
      fc.property(colour, scheme, (accent, scheme) => {
        expect(faults(tonesFor(accent, scheme), scheme)).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  it('the corners of the RGB cube, all greys and three-digit colours have enough contrast', () => {
    const corners = ['0', '8', 'f'].flatMap((r) =>
      ['0', '8', 'f'].flatMap((g) => ['0', '8', 'f'].map((b) => r + g + b)),
    )
    const greys = Array.from({ length: 256 }, (_, part) => part.toString(16).padStart(2, '0').repeat(3))
    const found = [...corners, ...greys].flatMap((hex) =>
      (['light', 'dark'] as const).flatMap((scheme) =>
        faults(tonesFor(`#${hex}`, scheme), scheme).map((fault) => `#${hex}: ${fault}`),
      ),
    )
    expect(found).toEqual([])
  })

  it('a button under the pointer has another lightness', () => {
    fc.assert(
      fc.property(colour, scheme, (accent, scheme) => {
        const tones = tonesFor(accent, scheme)
        expect(Math.abs(fromHex(tones['button-over']).l - fromHex(tones.button).l)).toBeGreaterThan(0.02)
      }),
      {
        examples: [
          ['#000000', 'light'],
          ['#ffffff', 'light'],
          ['#ffffff', 'dark'],
          ['#000', 'dark'],
        ],
      },
    )
  })
})

it.each([
  ['#0b6e4f', 'light', '#0b6e4f'],
  ['#ffd500', 'light', '#ffd500'],
  ['#111111', 'light', '#111111'],
  ['#ffd500', 'dark', '#ffd500'],
] as const)('a button has the shop’s exact colour where possible: %s, %s', (accent, scheme, button) => {
  expect(tonesFor(accent, scheme).button).toBe(button)
})

it('a colour that is too dark for the dark theme keeps its hue and becomes lighter', () => {
  const { button } = tonesFor('#0b6e4f', 'dark')
  expect(fromHex(button).h).toBeCloseTo(fromHex('#0b6e4f').h, 1)
  expect(fromHex(button).l).toBeCloseTo(0.8, 1)
})

it('the default colours in tokens.css meet the contrast rules for a shop’s colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    const names = ['accent', 'accent-tint', 'button', 'button-over', 'on-button', 'button-edge'] as const
    const tones = Object.fromEntries(names.map((name) => [name, token(name, scheme)])) as unknown as Tones
    expect(faults(tones, scheme)).toEqual([])
    expect(GROUNDS[scheme]).toEqual([token('surface', scheme), token('raised', scheme)])
  }
})

it('tokens.css uses every tone derived from a shop’s colour, and no other', () => {
  const taken = (scheme: Scheme) =>
    [...tokens.matchAll(new RegExp(`var\\(--${scheme}-([\\w-]+),`, 'g'))].map(([, name]) => name)
  for (const scheme of ['light', 'dark'] as const)
    expect(taken(scheme)).toEqual(Object.keys(tonesFor('#0b6e4f', scheme)))
})

it('a colour is unchanged after conversion to OKLCH and back', () => {
  fc.assert(
    fc.property(colour, (hex) => {
      expect(toHex(fromHex(hex))).toBe(hex)
    }),
  )
})
