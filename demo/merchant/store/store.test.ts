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
  store.addOrder({ id, merchantReference: `itan-${id}`, totalKobo: 1_400_000, live: true, at: 1 })

test('two servers on one database mark an order paid once', () => {
  const [one, two] = [openStore(), openStore()]
  add(one, 'a')
  expect(one.markPaid('a', REFERENCE, 2, [])).toBe('paid-now')
  expect(two.markPaid('a', REFERENCE, 3, [])).toBe('paid-before')
  expect(two.markPaid('a', OTHER, 4, [])).toBe('paid-before')
  expect(two.findOrder('a')).toMatchObject({ state: 'paid', reference: REFERENCE })
})

test('a reference pays for one order, whoever asks', () => {
  const [one, two] = [openStore(), openStore()]
  add(one, 'a')
  add(one, 'b')
  one.markPaid('a', REFERENCE, 2, [])
  expect(two.markPaid('b', REFERENCE, 3, [])).toBe('used-elsewhere')
  expect(two.findOrder('b')).toMatchObject({ state: 'open', reference: undefined })
  expect(two.orderPaidBy(REFERENCE)).toBe('a')
})

test('what was paid is still paid after a restart', () => {
  const before = openStore()
  add(before, 'a')
  before.markPaid('a', REFERENCE, 2, [])
  before.close()
  expect(openStore().findOrder('a')).toEqual({
    id: 'a',
    merchantReference: 'itan-a',
    totalKobo: 1_400_000,
    live: true,
    state: 'paid',
    reference: REFERENCE,
  })
})

test('a store from before orders had an environment is taken over', () => {
  const older = new Database(join(folder, 'shop.db'))
  older.exec(`create table orders (id text primary key, merchant_reference text not null unique, total_kobo integer not null,
    state text not null default 'open', created_at integer not null) strict;
    insert into orders (id, merchant_reference, total_kobo, created_at) values ('a', 'itan-a', 100, 1);`)
  older.close()
  expect(openStore().findOrder('a')).toMatchObject({ id: 'a', live: false })
  expect(openStore().findOrder('a')).toMatchObject({ id: 'a', live: false })
})
