/**
 * The sandbox's tables. Amounts are whole kobo, times are milliseconds since 1970.
 *
 * Personal data: only `shop_transaction.email` and `.phone` are kept, because Klump tells the shop's server whose
 * order it was. Account numbers, names, BVNs, passwords and one-time codes are looked at and forgotten.
 */
const FIRST_TABLES = `
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
);

-- Keys are looked up by their SHA-256, so that a copied database gives no key away.
CREATE TABLE api_key (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL CHECK (environment IN ('test', 'live')),
  kind TEXT NOT NULL CHECK (kind IN ('public', 'secret')),
  key_hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  replaced_at INTEGER
);

-- Superseded by api_key.kept, into which keys/keyring.ts empties it.
CREATE TABLE demo_keyring (
  environment TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  secret_key TEXT NOT NULL
);

CREATE TABLE shop_transaction (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  merchant_reference TEXT,
  status TEXT NOT NULL CHECK (status IN ('new', 'successful', 'declined')),
  amount_kobo INTEGER NOT NULL,
  shipping_kobo INTEGER NOT NULL,
  discount_kobo INTEGER NOT NULL,
  email TEXT,
  phone TEXT,
  meta_data TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (account_id, environment, merchant_reference)
);

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  transaction_id INTEGER NOT NULL REFERENCES shop_transaction (id),
  name TEXT NOT NULL,
  image_url TEXT NOT NULL,
  item_url TEXT NOT NULL,
  unit_price_kobo INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX item_of_transaction ON item (transaction_id);

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  transaction_id INTEGER NOT NULL REFERENCES shop_transaction (id),
  key_id INTEGER NOT NULL REFERENCES api_key (id)
);

-- A session has several tokens while one replaces another: an answer with the new one may get lost on the way.
CREATE TABLE session_token (
  token_hash TEXT PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id),
  expires_at INTEGER NOT NULL
);

-- How far the shopper has come with one partner in one session.
CREATE TABLE application (
  session_id INTEGER NOT NULL REFERENCES session (id),
  partner TEXT NOT NULL,
  step INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  split TEXT,
  PRIMARY KEY (session_id, partner)
);

CREATE TABLE loan (
  id TEXT PRIMARY KEY,
  transaction_id INTEGER NOT NULL UNIQUE REFERENCES shop_transaction (id),
  partner TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'approved', 'declined')),
  outcome TEXT NOT NULL,
  reason TEXT,
  bank_token TEXT UNIQUE,
  bank_answer TEXT,
  total_kobo INTEGER NOT NULL,
  down_payment_kobo INTEGER NOT NULL,
  monthly_kobo INTEGER NOT NULL,
  tenor INTEGER NOT NULL,
  next_repayment_date TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
`

/**
 * Accounts get a mode, and keys can be shown again. A public key is stored as it is, a secret one sealed (keys/seal.ts); of a
 * replaced key only the hash remains.
 */
const KEYS_TO_SHOW = `
ALTER TABLE account ADD COLUMN mode TEXT NOT NULL DEFAULT 'test' CHECK (mode IN ('test', 'live'));
ALTER TABLE api_key ADD COLUMN kept TEXT;
CREATE INDEX api_key_of_account ON api_key (account_id, environment, replaced_at);
`

/** A transaction can be abandoned; `active_at` is the time of the shopper's last request. SQLite cannot widen a CHECK. */
const ABANDONMENT = `
CREATE TABLE shop_transaction_new (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  merchant_reference TEXT,
  status TEXT NOT NULL CHECK (status IN ('new', 'successful', 'declined', 'abandoned')),
  amount_kobo INTEGER NOT NULL,
  shipping_kobo INTEGER NOT NULL,
  discount_kobo INTEGER NOT NULL,
  email TEXT,
  phone TEXT,
  meta_data TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  active_at INTEGER NOT NULL,
  UNIQUE (account_id, environment, merchant_reference)
);
INSERT INTO shop_transaction_new
  SELECT id, account_id, environment, reference, merchant_reference, status, amount_kobo, shipping_kobo,
    discount_kobo, email, phone, meta_data, created_at, updated_at, updated_at FROM shop_transaction;
DROP TABLE shop_transaction;
ALTER TABLE shop_transaction_new RENAME TO shop_transaction;
CREATE INDEX transaction_to_abandon ON shop_transaction (active_at) WHERE status = 'new';
CREATE INDEX loan_to_decide ON loan (created_at) WHERE status = 'new';
`

/** Webhooks are written together with the change that they report (an outbox), so that neither is without the other. */
const WEBHOOKS = `
CREATE TABLE webhook_url (
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (account_id, environment)
);

CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  transaction_id INTEGER NOT NULL REFERENCES shop_transaction (id),
  event TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'given-up', 'no-url')),
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  next_attempt_at INTEGER NOT NULL,
  retry_until INTEGER NOT NULL
);
CREATE INDEX webhook_to_send ON webhook (next_attempt_at) WHERE state = 'queued';
CREATE INDEX webhook_of_transaction ON webhook (transaction_id);

-- Written before the request goes out; one without took_ms is under way, or was when the sandbox was killed.
CREATE TABLE webhook_attempt (
  webhook_id TEXT NOT NULL REFERENCES webhook (id),
  number INTEGER NOT NULL,
  url TEXT NOT NULL,
  at INTEGER NOT NULL,
  status INTEGER,
  problem TEXT,
  took_ms INTEGER,
  PRIMARY KEY (webhook_id, number)
);

-- How far a tester has moved the clock on: a restart must not turn it back.
CREATE TABLE clock (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ahead_ms INTEGER NOT NULL
);
`

/** Several transactions may name the same merchant_reference; one of them uses it up. */
const USED_REFERENCES = `
CREATE TABLE shop_transaction_new (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  merchant_reference TEXT,
  status TEXT NOT NULL CHECK (status IN ('new', 'successful', 'declined', 'abandoned')),
  amount_kobo INTEGER NOT NULL,
  shipping_kobo INTEGER NOT NULL,
  discount_kobo INTEGER NOT NULL,
  email TEXT,
  phone TEXT,
  meta_data TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  active_at INTEGER NOT NULL
);
INSERT INTO shop_transaction_new SELECT * FROM shop_transaction;
DROP TABLE shop_transaction;
ALTER TABLE shop_transaction_new RENAME TO shop_transaction;
CREATE INDEX transaction_to_abandon ON shop_transaction (active_at) WHERE status = 'new';
CREATE TABLE used_reference (
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL,
  merchant_reference TEXT NOT NULL,
  transaction_id INTEGER NOT NULL UNIQUE REFERENCES shop_transaction (id),
  PRIMARY KEY (account_id, environment, merchant_reference)
);
INSERT INTO used_reference
  SELECT account_id, environment, merchant_reference, id FROM shop_transaction WHERE merchant_reference IS NOT NULL;
`

/** A page for one order, open to anyone with the link. Its state follows from its merchant_reference. */
const PAYMENT_PAGES = `
CREATE TABLE payment_page (
  id TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES account (id),
  environment TEXT NOT NULL,
  merchant_reference TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  amount_kobo INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (account_id, environment, merchant_reference)
);
`

/**
 * The migrations, in order. A store file records how many were applied, and opening the file applies the rest. Append new ones
 * and never change an existing one, so that a tester's file survives an update.
 */
export const SCHEMA_CHANGES: readonly string[] = [
  FIRST_TABLES,
  // The kind of customer (JSON), because some kinds have their own steps.
  "ALTER TABLE application ADD COLUMN traits TEXT NOT NULL DEFAULT '[]';",
  KEYS_TO_SHOW,
  ABANDONMENT,
  WEBHOOKS,
  `CREATE TABLE allowed_origins (
    account_id INTEGER NOT NULL REFERENCES account (id),
    environment TEXT NOT NULL,
    origins TEXT NOT NULL,
    PRIMARY KEY (account_id, environment)
  );`,
  USED_REFERENCES,
  PAYMENT_PAGES,
  // For the sweep, which often searches for shoppers who chose a lender.
  'CREATE INDEX session_of_transaction ON session (transaction_id);',
  // The phone that the shopper typed, as its SHA-256: a code proves this phone and no other.
  'ALTER TABLE application ADD COLUMN phone_hash TEXT;',
]
