import { readAnswer } from './answer.ts'
import { askKlump, type AskOptions } from './ask.ts'
import { checkTransaction } from './checks.ts'
import { isKlumpReference } from './reference.ts'
import type { Check, Expected, Verification } from './types.ts'

export interface VerifyOptions extends AskOptions {
  /** Told what only the developer may know: that the key was refused. Never holds the key. */
  log: (line: string) => void
}

/**
 * Asks Klump whether this reference pays for this order. Never throws.
 * Whether the reference was used before is not known here: that is the store's to say.
 */
export async function verifyPayment(
  reference: unknown,
  expected: Expected,
  options: VerifyOptions,
): Promise<Verification> {
  if (!isKlumpReference(reference)) {
    return decide([no('reference shape', 'This is not a Klump reference (KLP-0000-000000-0000).')])
  }
  const shape = yes('reference shape', 'It is a Klump reference.')

  const asked = await askKlump(reference, options)
  if (asked.kind === 'unknown') {
    if (asked.forDeveloper) options.log(asked.forDeveloper)
    return unknown([shape, no('answer', asked.reason)])
  }
  if (asked.kind === 'no-such')
    return decide([shape, no('answer', 'Klump knows no transaction with this reference.')])

  const answer = readAnswer(asked.body)
  if (answer.state === 'unreadable') return unknown([shape, no('answer', 'Klump’s answer made no sense.')])
  const answered = yes('answer', 'Klump answered.')
  if (answer.state === 'other') {
    return decide([
      shape,
      answered,
      no('state', `Klump answered with the state ${answer.said}, not success.`),
    ])
  }
  const state = yes('state', 'Klump answered with the state success.')
  return decide([shape, answered, state, ...checkTransaction(answer.transaction, reference, expected)])
}

const yes = (name: string, detail: string): Check => ({ name, ok: true, detail })
const no = (name: string, detail: string): Check => ({ name, ok: false, detail })

/** The first check that failed is the reason; if none did, it is paid. */
function decide(checks: Check[]): Verification {
  const failed = checks.find((check) => !check.ok)
  return failed
    ? { verdict: 'not-paid', reason: failed.detail, checks }
    : { verdict: 'paid', reason: 'Klump confirms the payment.', checks }
}

function unknown(checks: Check[]): Verification {
  return { verdict: 'unknown', reason: checks.at(-1)?.detail ?? 'Klump gave no answer.', checks }
}
