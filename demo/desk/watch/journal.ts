import type { JournalEntry } from '../../merchant/journal.ts'
import { webhookCurl } from '../curl.ts'
import type { NewEntry } from '../entry.ts'
import { statusBadge } from './wire.ts'

const DECIDED = {
  paid: { title: 'Paid', mood: 'good' },
  'not-paid': { title: 'Not paid', mood: 'bad' },
  unknown: { title: 'Not known yet', mood: 'open' },
} as const

const ASKED_BY = {
  page: 'by the page',
  webhook: 'by the webhook',
  attempt: 'for another attempt',
  reconcile: 'by the timer',
} as const

/** The desk's entry for a journal entry of the shop's server. */
export function journalEntry(entry: JournalEntry, webhookUrl: string): NewEntry {
  if (entry.kind === 'decision') return decision(entry)
  if (entry.kind === 'webhook') return webhook(entry, webhookUrl)
  if (entry.kind === 'attempt') return attempt(entry)
  return entry.kind === 'paid-twice' ? paidTwice(entry) : toCall(entry)
}

function paidTwice({ orderId, reference, second }: JournalOf<'paid-twice'>): NewEntry {
  return {
    lane: 'shop',
    title: 'Paid twice',
    mood: 'bad',
    note: 'The shopper has two loans, and the shop was paid twice: somebody has to send one back.',
    fields: [
      ['order', orderId],
      ['paid by', reference],
      ['and by', second],
    ],
  }
}

function toCall({ orderId, reference, naira }: JournalOf<'to-call'>): NewEntry {
  return {
    lane: 'shop',
    title: 'A shopper to call',
    badge: `₦${naira}`,
    mood: 'open',
    note: 'They chose a lender and left. Their phone number is in Klump’s webhook and dashboard; the shop does not keep it.',
    fields: [
      ['order', orderId],
      ['reference', reference],
    ],
  }
}

function attempt({ orderId, by, verdict, reference, reason }: JournalOf<'attempt'>): NewEntry {
  return {
    lane: 'shop',
    title: verdict === 'fresh' ? 'A fresh reference' : 'No fresh reference',
    badge: verdict,
    ...(verdict !== 'fresh' && { mood: 'open' as const }),
    ...(reason && { note: reason }),
    fields: [
      ['order', orderId],
      ['for', by === 'link' ? 'a payment link' : 'the page'],
      ...(reference ? [['reference', reference] as [string, string]] : []),
    ],
  }
}

type JournalOf<Kind extends JournalEntry['kind']> = Extract<JournalEntry, { kind: Kind }>

function decision(entry: JournalOf<'decision'>): NewEntry {
  const { verdict, reason, checks, attempts, via, orderId, reference, paidNow } = entry
  return {
    lane: 'shop',
    ...DECIDED[verdict],
    badge: `asked ${ASKED_BY[via]}`,
    note: reason,
    checks: checks.map(({ name, ok, detail }) => ({ name, ok, detail })),
    fields: [
      ['order', orderId],
      ...(reference ? [['reference', reference] as [string, string]] : []),
      ...attempts.map(({ reference, state }): [string, string] => [`attempt ${reference}`, state]),
      ...(verdict === 'paid'
        ? [['marked', paidNow ? 'paid now' : 'nothing: it was paid before'] as [string, string]]
        : []),
    ],
  }
}

function titleOf(answered: number): string {
  if (answered === 200) return 'A call that is not a webhook'
  return answered === 401 ? 'A webhook without a genuine signature' : 'A webhook that could not be read'
}

function webhook(entry: JournalOf<'webhook'>, url: string): NewEntry {
  const { event, id, attempt, reference, answered, note } = entry
  const fields: [string, string | undefined][] = [
    ['x-klump-webhook-id', id],
    ['x-klump-webhook-attempt', attempt?.toString()],
    ['reference', reference],
  ]
  return {
    lane: 'klump-shop',
    title: event ?? titleOf(answered),
    ...statusBadge(answered),
    note,
    fields: fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ...(event !== undefined && reference !== undefined && { curl: webhookCurl(url, event, reference) }),
  }
}
