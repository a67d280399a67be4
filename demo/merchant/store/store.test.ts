import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMerchantStore, type MerchantStore } from './index.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const OTHER = 'KLP-1662-348036-0962'

let folder: string
let open: MerchantStore[]
const openStore = () => {
  const store = openMerchantStore(join(folder, 'shop.db'))
  open.push(store)
  return store
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'merchant-'))
  open = []
})
afterEach(() => {
  for (const store of open) store.close()
  rmSync(folder, { recursive: true })
})

const add = (store: MerchantStore, id: string) =>
  store.addOrder({ id, totalKobo: 1_400_000, live: true, lines: [{ id: 'pot', quantity: 1 }], at: 1 })

test('two servers on one database mark an order paid once', () => {
  const [one, two] = [openStore(), openStore()]
  add(one, 'a')
  expect(one.markPaid('a', REFERENCE, 2, [])).toBe('paid-now')
  expect(two.markPaid('a', REFERENCE, 3, [])).toBe('paid-before')
  expect(two.markPaid('a', OTHER, 4, [])).toBe('paid-before')
  expect(two.findOrder('a')).toMatchObject({ state: 'paid', reference: REFERENCE })
})

test('a reference pays for one order only, whichever server asks', () => {
  const [one, two] = [openStore(), openStore()]
  add(one, 'a')
  add(one, 'b')
  one.markPaid('a', REFERENCE, 2, [])
  expect(two.markPaid('b', REFERENCE, 3, [])).toBe('used-elsewhere')
  expect(two.findOrder('b')).toMatchObject({ state: 'open', reference: undefined })
  expect(two.orderPaidBy(REFERENCE)).toBe('a')
})

test('a paid order is still paid after a restart', () => {
  const before = openStore()
  add(before, 'a')
  before.markPaid('a', REFERENCE, 2, [])
  before.close()
  expect(openStore().findOrder('a')).toEqual({
    number: 1,
    id: 'a',
    totalKobo: 1_400_000,
    live: true,
    lines: [{ id: 'pot', quantity: 1 }],
    state: 'paid',
    reference: REFERENCE,
    references: [],
    secondPayments: [],
    answeredAt: 1,
  })
})

test('an order has one attempt of each number, and a reference belongs to one attempt', () => {
  const [one, two] = [openStore(), openStore()]
  add(one, 'a')
  add(one, 'b')
  expect(one.addAttempt('a', { reference: 'itan-1-1-x', attempt: 1, madeAt: 2 })).toBe(true)
  expect(two.addAttempt('a', { reference: 'itan-1-1-y', attempt: 1, madeAt: 2 })).toBe(false)
  expect(two.addAttempt('b', { reference: 'itan-1-1-x', attempt: 1, madeAt: 2 })).toBe(false)
  expect(two.addAttempt('a', { reference: 'itan-1-2-z', attempt: 2, madeAt: 3 })).toBe(true)
  expect(one.findOrder('a')?.references).toEqual(['itan-1-1-x', 'itan-1-2-z'])
  expect(one.findOrderByMerchantReference('itan-1-2-z')?.id).toBe('a')
})

test('the store reports a second payment as new only once', () => {
  const [one, two] = [openStore(), openStore()]
  add(one, 'a')
  one.markPaid('a', REFERENCE, 2, [])
  expect([one.noteSecondPayment('a', OTHER, 3), two.noteSecondPayment('a', OTHER, 4)]).toEqual([true, false])
  expect(two.findOrder('a')).toMatchObject({ reference: REFERENCE, secondPayments: [OTHER] })
})

const OLDER = `create table orders (id text primary key, merchant_reference text not null unique,
    total_kobo integer not null check (total_kobo > 0), LIVE
    state text not null default 'open' check (state in ('open', 'paid')), created_at integer not null) strict;
  create table payments (reference text primary key, order_id text not null unique references orders (id),
    paid_at integer not null) strict;
  insert into orders (id, merchant_reference, total_kobo, state, created_at) values ('a', 'itan-a', 100, 'paid', 1), ('b', 'itan-b', 100, 'open', 2);
  insert into payments values ('${REFERENCE}', 'a', 5);`

test.each([
  ['before orders had an environment', ''],
  ['before orders had attempts', 'live integer not null default 0 check (live in (0, 1)),'],
])('a store from the time %s is migrated once and keeps its payments', (_name, live) => {
  const older = new Database(join(folder, 'shop.db'))
  older.exec(OLDER.replace('LIVE', live))
  older.close()
  for (const store of [openStore(), openStore()]) {
    expect(store.findOrder('a')).toMatchObject({
      live: false,
      state: 'paid',
      reference: REFERENCE,
      references: ['itan-a'],
    })
    expect(store.findOrderByMerchantReference('itan-b')).toMatchObject({ id: 'b', number: 2, state: 'open' })
    expect(store.ordersToVerify(false, 0).map(({ id }) => id)).toEqual(['b'])
  }
  const [store] = open
  expect(store?.markPaid('b', OTHER, 6, [])).toBe('paid-now')
  expect(() => store?.markPaid('none', 'KLP-1662-348036-0963', 6, [])).toThrow(/FOREIGN KEY/)
})
