-- Purposes of accounts and kinds of transfers. Rows of sql/seed, so that a new one alters no table; an invariant holds the
-- ledger to them, because a foreign key would cost every transfer. Both stand in keys of large tables, so all their columns
-- compare byte by byte (ascii_bin).
CREATE TABLE account_purpose (
  purpose VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
);
CREATE TABLE transfer_kind (
  kind VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY
);

-- An account is (asset, owner, purpose). Only customers' accounts have a row: their balance changes by a guarded
-- relative statement in the transaction of the transfer. House accounts have none, so no request meets a hot row;
-- their balances are sums of transfers, rolled up at the close. Clustered so that a fund's holders lie side by side.
CREATE TABLE account (
  asset_id SMALLINT UNSIGNED NOT NULL,
  purpose  VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner_id BIGINT            NOT NULL,
  balance  BIGINT            NOT NULL DEFAULT 0 COMMENT 'smallest unit of the asset',
  held     BIGINT            NOT NULL DEFAULT 0 COMMENT 'part of the balance that open orders hold',
  PRIMARY KEY (asset_id, purpose, owner_id),
  CHECK (held >= 0)
);

-- One row moves one amount of one asset from the debited to the credited account; never updated, never deleted.
CREATE TABLE transfer (
  transfer_id    BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id    BIGINT            NOT NULL COMMENT 'with whom it lies, house side included: the customer of its two accounts or of the transaction that wrote it. A bank is the customer only where no other is: its redemptions, their proceeds, its carries. Between a customer and a bank it is the customer, so what a bank has is a sum over all customers. 0: the house alone',
  asset_id       SMALLINT UNSIGNED NOT NULL,
  debit_purpose  VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  debit_owner    BIGINT            NOT NULL,
  credit_purpose VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  credit_owner   BIGINT            NOT NULL,
  amount         BIGINT            NOT NULL COMMENT 'smallest unit of the asset',
  kind           VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference      VARCHAR(64)       NOT NULL COMMENT 'business key of the cause: order, TA serial number, day',
  booking_date   DATE              NOT NULL COMMENT 'the business date that was open',
  effective_date DATE              NOT NULL COMMENT 'from this day it counts for income',
  booked_at      DATETIME(3)       NOT NULL,
  CHECK (amount > 0),
  -- no holder's account moves without one
  CHECK (customer_id > 0 OR (customer_id = 0 AND debit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
    AND credit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME'))),
  -- one cause moves an asset between two accounts once
  UNIQUE KEY once (kind, reference, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner),
  -- movements of a range of holders that are effective after a day
  KEY debits (asset_id, debit_purpose, effective_date, debit_owner, amount),
  KEY credits (asset_id, credit_purpose, effective_date, credit_owner, amount),
  -- a customer's statement
  KEY of_customer (customer_id, asset_id, transfer_id),
  KEY booked (booking_date, asset_id)
);

-- House accounts, rolled up at the close of a business date.
CREATE TABLE house_balance (
  booking_date DATE              NOT NULL,
  asset_id     SMALLINT UNSIGNED NOT NULL,
  purpose      VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner_id     BIGINT            NOT NULL,
  debits       BIGINT            NOT NULL COMMENT 'of this date',
  credits      BIGINT            NOT NULL COMMENT 'of this date',
  balance      BIGINT            NOT NULL COMMENT 'credits less debits since the beginning',
  PRIMARY KEY (asset_id, purpose, owner_id, booking_date),
  KEY of_day (booking_date)
);

-- Through which business date the books of a shard are proved. A proof takes the proved figures of that date and the movements since;
-- what it finds becomes the proved figures of its own date, in the transaction that moves this date on. No row: nothing is
-- proved yet, and the first proof goes through all there is.
CREATE TABLE proved_books (
  shard          SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  proved_through DATE              NOT NULL
);

-- Balances of wallets, accrued income and house accounts at the end of the proved date; house accounts as credits less debits.
-- Units have none: the base of the last income day is their proved figure.
CREATE TABLE proved_balance (
  asset_id SMALLINT UNSIGNED NOT NULL,
  purpose  VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner_id BIGINT            NOT NULL,
  balance  BIGINT            NOT NULL COMMENT 'smallest unit of the asset',
  PRIMARY KEY (asset_id, purpose, owner_id)
);
