import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Check, Wrong } from '../model.ts'
import { signed, type Changes, type Subject } from '../subject.ts'
import { ifPaid, unlessAlive, unlessPaid, unlessRefused, unlessTaken } from './expectations.ts'

const read = 'Your server'

export const MERCHANT_REFERENCE_NEEDED = 'merchant-reference-needed'

/** Delivers a genuine event of a paid order, altered by `change`. `isNamed`: with its merchant_reference. */
async function delivered(
  subject: Subject,
  change: (text: string) => Changes = () => ({}),
  isNamed: boolean = false,
) {
  const order = await subject.order()
  const made = await subject.transaction(order)
  const data = isNamed ? { ...made, merchant_reference: order.reference } : made
  const text = JSON.stringify({ event: 'klump.payment.transaction.successful', data })
  return { order, answer: await subject.deliver('successful', data, { text, ...change(text) }) }
}

/** A check with a forged delivery: the server must refuse it, and must not mark the order as paid. */
function forged(
  check: Pick<Check, 'name' | 'sent' | 'why' | 'after'>,
  change: (text: string, subject: Subject) => Changes,
): Check {
  return {
    ...check,
    expected: '400 to 499 (401), and nothing is paid',
    read,
    async run(subject) {
      const { order, answer } = await delivered(subject, (text) => change(text, subject))
      return unlessRefused(answer) ?? (await ifPaid(subject, order))
    },
  }
}

/** Returns a finding when a genuine webhook is not taken, or its order is not paid. */
async function unlessTakenAndPaid(subject: Subject, isNamed: boolean): Promise<Wrong | undefined> {
  const { order, answer } = await delivered(subject, () => ({}), isNamed)
  return unlessTaken(answer) ?? (await unlessPaid(subject, order))
}

/** JSON as another program writes it: with blanks, escaped slashes and a number with `.0`. */
const otherJson = (text: string) => `{ "note": "a\\/b \\u20a6", "size": 1.0, ${text.slice(1)}\n`

export const SIGNATURE_CHECKS: readonly Check[] = [
  {
    name: 'genuine',
    sent: 'a webhook about a paid order, rightly signed; if that pays for nothing, another one with merchant_reference',
    expected: '200 or 201, and the order is paid',
    why: 'An order that was paid is never delivered, and Klump sends again for 72 hours.',
    read,
    async run(subject) {
      return (await unlessTakenAndPaid(subject, false)) && (await unlessTakenAndPaid(subject, true))
    },
  },
  {
    name: MERCHANT_REFERENCE_NEEDED,
    sent: 'a webhook about a paid order, with the fields that Klump documents: merchant_reference is none of them',
    expected:
      '200 or 201, and the order is paid: it is found by meta_data, or by asking Klump about the reference',
    why: 'A shop’s successful came without merchant_reference: orders that are found by it alone stay unpaid.',
    read,
    after: ['genuine'],
    async run(subject) {
      const failed = await unlessTakenAndPaid(subject, false)
      return failed && { wrong: `without merchant_reference: ${failed.wrong}` }
    },
  },
  forged(
    {
      name: 'signature-unchecked',
      sent: 'a signature made with a random key',
      why: 'Whoever knows the address can say that orders were paid.',
    },
    () => ({ signature: (text) => signed(text, `klp_sk_made_up_${randomUUID()}`) }),
  ),
  forged(
    {
      name: 'signature-missing',
      sent: 'no signature at all',
      why: 'Anyone could omit the header and report orders as paid.',
      after: ['signature-unchecked'],
    },
    () => ({ signature: undefined }),
  ),
  {
    name: 'signature-length',
    sent: 'a signature of three digits',
    expected: '400 to 499 (401)',
    why: 'Comparisons in constant time throw at another length: an error page, and 72 hours of alarms.',
    read,
    after: ['signature-unchecked'],
    async run(subject) {
      return unlessRefused((await delivered(subject, () => ({ signature: () => 'abc' }))).answer)
    },
  },
  forged(
    {
      name: 'signature-sha256',
      sent: 'an HMAC-SHA256 under the right key',
      why: 'Klump signs with SHA-512; two algorithms are one more way to be wrong.',
      after: ['signature-unchecked', 'signature-length'],
    },
    (_text, { secretKey }) => ({ signature: (text) => signed(text, secretKey, 'sha256') }),
  ),
  forged(
    {
      name: 'signature-other-environment',
      sent: 'a signature with the key of the other environment',
      why: 'Whoever has the TEST key, and many do, can say that LIVE orders were paid.',
      after: ['signature-unchecked'],
    },
    (_text, { otherKey }) => ({ signature: (text) => signed(text, otherKey) }),
  ),
  forged(
    {
      name: 'signature-of-nothing',
      sent: 'the signature of an empty body with a body that says something',
      why: 'A body parser that ran first leaves an empty raw body, whose signature then fits everything.',
      after: ['signature-unchecked'],
    },
    (_text, { secretKey }) => ({ signature: () => signed('', secretKey) }),
  ),
  {
    name: 'raw-body',
    sent: 'JSON with blanks, escapes and 1.0, signed as it is written',
    expected: '200 or 201, and the order is paid',
    why: 'A signature over JSON that was read and written again differs: genuine webhooks are refused.',
    read,
    after: ['genuine'],
    async run(subject) {
      const { order, answer } = await delivered(subject, (text) => ({ text: otherJson(text) }))
      return unlessTaken(answer) ?? (await unlessPaid(subject, order))
    },
  },
  forged(
    {
      name: 'signature-reserialised',
      sent: 'a signature over the JSON read and written again',
      why: 'The signature is over bytes; what is compared with anything else can be made to fit.',
      after: ['signature-unchecked', 'raw-body'],
    },
    (text, { secretKey }) => {
      const sent = otherJson(text)
      const again = JSON.stringify(JSON.parse(sent))
      return { text: sent, signature: () => signed(again, secretKey) }
    },
  ),
  {
    name: 'signature-upper-case',
    sent: 'the right signature in capital letters',
    expected: 'any answer below 500: Klump writes small letters',
    why: 'A comparison that throws is an error page for each such message.',
    read,
    async run(subject) {
      const signature = (text: string) => signed(text, subject.secretKey).toUpperCase()
      return unlessAlive((await delivered(subject, () => ({ signature }))).answer)
    },
  },
  {
    name: 'gzip',
    sent: 'the body compressed, with content-encoding: gzip',
    expected: 'any answer below 500',
    why: 'A proxy or a stranger may compress it; that must not be an error page.',
    read,
    async run(subject) {
      const { answer } = await delivered(subject, (text) => ({
        body: gzipSync(text),
        headers: { 'content-encoding': 'gzip' },
      }))
      return unlessAlive(answer)
    },
  },
]
