import { describe, expect, it } from 'vitest'
import { lettersFor } from './bank-letters.ts'
import { MARKS } from './bank-marks.ts'

const named = (...names: string[]) => names.map((name, index) => ({ name, slug: String(index) }))
const all = (...names: string[]) => {
  return [...lettersFor(named(...names)).values()]
}

describe('the letters of a bank', () => {
  it('are its initials, or one letter where it has one word', () => {
    expect(all('Wema Bank', 'Renmoney', 'Standard Chartered Nigeria')).toEqual(['WB', 'R', 'SC'])
  })

  it('are three for each of two banks that would have the same two', () => {
    expect(all('First Bank', 'Wema Bank', 'Fidelity Bank')).toEqual(['FIR', 'WB', 'FID'])
  })

  it('differ where the first three letters are the same too', () => {
    const letters = all('Union Bank', 'Unity Bank', 'Unified Bank', 'Universal Bank')
    expect(new Set(letters).size).toBe(4)
  })

  it('count a character outside the basic plane as one letter', () => {
    expect(all('𝔸 Bank')).toEqual(['𝔸B'])
  })

  it('are empty for a name of invisible characters', () => {
    expect(all('', ' ')).toEqual(['', ''])
  })
})

describe('the marks of the banks', () => {
  it('exist for every known lender', () => {
    const known = 'polaris specta stanbic fidelity wema first_bank renmoney fcmb_credit_direct klump opay'
    expect([...MARKS.keys()].sort()).toEqual(known.split(' ').sort())
  })

  it('have distinct shapes and colours', () => {
    const marks = [...MARKS.values()]
    expect(new Set(marks.map(({ colour }) => colour)).size).toBe(marks.length)
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(marks.length)
  })

  it('are white on a colour with a contrast of at least 3 to 1', () => {
    for (const [slug, { colour }] of MARKS) expect(contrastWithWhite(colour), slug).toBeGreaterThan(3)
  })
})

function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
