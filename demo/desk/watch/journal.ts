import type { JournalEntry } from '../../merchant/journal.ts'
import { webhookCurl } from '../curl.ts'
import type { NewEntry } from '../entry.ts'
import { statusBadge } from './wire.ts'

const DECIDED = {
  paid: { title: 'Paid', mood: 'good' },
  'not-paid': { title: 'Not paid', mood: 'bad' },
  unknown: { title: 'Not known yet', mood: 'open' },
} as const

/** What the shop's server decided, line by line, or made of a webhook. */
export function journalEntry(entry: JournalEntry, webhookUrl: string): NewEntry {
  return entry.kind === 'decision' ? decision(entry) : webhook(entry, webhookUrl)
}

function decision(entry: Extract<JournalEntry, { kind: 'decision' }>): NewEntry {
  const { verdict, reason, checks, via, orderId, reference, paidNow } = entry
  return {
    lane: 'shop',
    ...DECIDED[verdict],
    badge: `asked by the ${via}`,
    note: reason,
    checks: checks.map(({ name, ok, detail }) => ({ name, ok, detail })),
    fields: [
      ['order', orderId],
      ['reference', reference],
      ...(verdict === 'paid'
        ? [['marked', paidNow ? 'paid now' : 'nothing: it was paid before'] as [string, string]]
        : []),
    ],
  }
}

function webhook(entry: Extract<JournalEntry, { kind: 'webhook' }>, url: string): NewEntry {
  const { event, id, attempt, reference, answered, note } = entry
  const fields: [string, string | undefined][] = [
    ['x-klump-webhook-id', id],
    ['x-klump-webhook-attempt', attempt?.toString()],
    ['reference', reference],
  ]
  return {
    lane: 'klump-shop',
    title: event ?? 'A webhook without a genuine signature',
    ...statusBadge(answered),
    note,
    fields: fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ...(event !== undefined && reference !== undefined && { curl: webhookCurl(url, event, reference) }),
  }
}
