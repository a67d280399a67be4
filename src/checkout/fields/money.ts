import { fold } from '../../validation/fold.ts'
import type { Kind } from '../model/field.ts'
import { fromNaira, nearestKobo, toNaira } from '../model/kobo.ts'
import { folded } from './answers.ts'

/** Naira as people type it (`12,500`, `₦ 12 500.50`), without the naira sign, commas and blanks. */
const plain = (text: string) => fold(text).replaceAll(/[₦,\s]/g, '')
const typedMoney = (text: string) => fromNaira(plain(text))

/** An amount: checked in kobo, sent in naira. */
export const money: Kind = {
  name: 'money',
  read: {
    formats: ['amount'],
    names: ['downpayment_amount'],
    limit(given) {
      const kobo = nearestKobo(given)
      return kobo !== undefined && kobo > 0 ? kobo : undefined
    },
  },
  answer: folded,
  check(answer, { min, max }) {
    const kobo = typedMoney(answer)
    if (kobo === undefined) return { rule: 'money' }
    if (min !== undefined && kobo < min) return { rule: 'least', limit: min }
    return max !== undefined && kobo > max ? { rule: 'most', limit: max } : undefined
  },
  toWire(answer) {
    const kobo = typedMoney(answer)
    return kobo === undefined ? answer : toNaira(kobo)
  },
  typing: {
    plain,
    shown(plain) {
      const [, whole, part = ''] = /^(\d+)(\.\d*)?$/.exec(plain) ?? []
      return whole === undefined ? plain : whole.replaceAll(/\B(?=(\d{3}){1,9}$)/g, ',') + part
    },
  },
  keyboard: { type: 'text', inputMode: 'decimal', fills: 'off', box: 'field-box-money' },
  // An amount that is too large is reported at once, because typing on cannot correct it. One that is too small may still grow.
  hint(typed, { min, max }) {
    if (max === undefined) return undefined
    if ((typedMoney(typed) ?? 0) > max) return { rule: 'most', limit: max }
    return min === undefined ? undefined : { rule: 'range', least: min, limit: max }
  },
}
