/*
 * The database, and not the program, guarantees these rules, so that two servers at the same moment cannot break them:
 * - a reference pays for one order (primary key), and an order is paid by one reference (unique);
 * - a merchant_reference belongs to one attempt, and an order has one attempt of each number;
 * - a second payment of an order is noted once (primary key).
 * Nothing personal is stored: the shopper's contact is only sent to the page.
 */

export const ORDERS = `
  create table if not exists orders (
    number integer primary key autoincrement,
    id text not null unique,
    total_kobo integer not null check (total_kobo > 0),
    live integer not null check (live in (0, 1)),
    lines text not null,
    state text not null default 'open' check (state in ('open', 'paid')),
    created_at integer not null,
    answered_at integer not null
  ) strict;`

export const ATTEMPTS = `
  create table if not exists attempts (
    reference text primary key,
    order_id text not null references orders (id),
    attempt integer not null,
    made_at integer not null,
    loan_asked_at integer,
    state text,
    unique (order_id, attempt)
  ) strict;`

export const PAYMENTS = `
  create table if not exists payments (
    reference text primary key,
    order_id text not null unique references orders (id),
    paid_at integer not null
  ) strict;
  create table if not exists payment_checks (
    reference text primary key references payments (reference),
    checks text not null
  ) strict;
  create table if not exists second_payments (
    reference text primary key,
    order_id text not null references orders (id),
    noticed_at integer not null
  ) strict;`
