import { describe, expect, it } from 'vitest'
import { MOST_STEPS, stepsLeftAt, hasProgress } from './progress.ts'
import type { Place } from './state.ts'

const walk = (...places: Place['at'][]) => {
  let left = MOST_STEPS
  return places.map((at) => (left = stepsLeftAt({ at } as Place, left)))
}

describe('the steps that are left', () => {
  it('count down on the longest usual way', () => {
    const way = ['contact', 'banks', 'requirements', 'form', 'code', 'terms', 'split', 'preview'] as const
    expect(walk(...way)).toEqual([7, 6, 5, 4, 3, 2, 1, 0])
  })

  it('stay, and never grow, where the server asks for more than was expected', () => {
    expect(walk('banks', 'form', 'code', 'form', 'code', 'form', 'split')).toEqual([6, 4, 3, 3, 3, 3, 1])
    expect(walk('banks', 'split', 'preview', 'form', 'code', 'preview')).toEqual([6, 1, 0, 0, 0, 0])
  })

  it('stay the same while the shopper can only wait', () => {
    expect(walk('banks', 'form', 'starting', 'asking', 'deciding', 'result')).toEqual([6, 4, 4, 4, 4, 4])
  })

  it('start again at the list of banks, because another bank asks for everything again', () => {
    expect(walk('banks', 'form', 'code', 'banks', 'form')).toEqual([6, 4, 3, 6, 4])
  })
})

it('the progress is shown only on screens where the shopper has something to do', () => {
  const told = (at: Place['at']) => hasProgress({ at } as Place)
  expect((['contact', 'banks', 'form', 'preview'] as const).map(told)).toEqual([true, true, true, true])
  expect(
    (['starting', 'asking', 'at-bank', 'deciding', 'result', 'problem', 'gone'] as const).some(told),
  ).toBe(false)
})
