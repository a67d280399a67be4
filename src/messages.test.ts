import { expect, test } from 'vitest'
import { LANGUAGES } from './checkout/locale/languages.ts'
import { CODES } from './errors/codes.ts'
import { messageFor, type MessageCode } from './messages/index.ts'
import type { Outcome } from './protocol/outcome.ts'
import type { Verdict } from './elements/verify.ts'

// The types keep these complete: a new status or verdict does not compile until it is listed here.
const OUTCOMES = { success: 1, pending: 1, failed: 1, cancelled: 1 } satisfies Record<Outcome['status'], 1>
const VERDICTS = { paid: 1, 'not-paid': 1, unknown: 1, 'in-progress': 1 } satisfies Record<Verdict, 1>
const codes = Object.keys({ ...CODES, ...OUTCOMES, ...VERDICTS }) as MessageCode[]

/** Technical words and characters, which a shopper should not read. */
const DEVELOPERS = /[_{}<>`]|\b(?:key|data|option|origin|frame|API|server|reference|undefined|null|code)\b/i

test.each(LANGUAGES)('each error code, outcome and verdict has a message for shoppers in %s', (locale) => {
  for (const code of codes) {
    const message = messageFor(code, locale)
    expect(message, code).toMatch(/^\p{Lu}.{10,159}[.!]$/u)
    expect(message, code).not.toMatch(DEVELOPERS)
  }
})

test('each language of the checkout has messages of its own, and an unknown language gets the English ones', () => {
  for (const locale of LANGUAGES.filter((locale) => locale !== 'en'))
    for (const code of codes) expect(messageFor(code, `${locale}-NG`), code).not.toBe(messageFor(code))
  for (const locale of ['en-GB', 'fr', '', 'no tag', '__proto__'])
    expect(messageFor('declined', locale), locale).toBe(messageFor('declined', 'en'))
})

test('an unknown code gets the general message for a failure', () => {
  for (const code of ['no_such_code', '__proto__', 'constructor', ''])
    expect(messageFor(code), code).toBe(messageFor('failed'))
})
