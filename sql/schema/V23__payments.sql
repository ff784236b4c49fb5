-- A message of payment instructions (pain.001): its number is given in the transaction that puts its payments into it, so it is built
-- again with the same bytes until it is sent.
CREATE TABLE payment_message (
  message_id     VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY COMMENT 'MsgId',
  bank_code      VARCHAR(9)  NOT NULL,
  execution_date DATE        NOT NULL COMMENT 'ReqdExctnDt',
  number         SMALLINT UNSIGNED NOT NULL COMMENT 'among those of the bank and day',
  created_at     DATETIME(3) NOT NULL COMMENT 'CreDtTm',
  sent_at        DATETIME(3) NULL COMMENT 'null while it is only intended',
  payments       INT UNSIGNED NOT NULL COMMENT 'NbOfTxs',
  control_sum    BIGINT      NOT NULL COMMENT 'CtrlSum, smallest unit',
  reports        SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'status reports that have been used',
  UNIQUE (bank_code, execution_date, number),
  KEY unsent (bank_code, sent_at),
  FOREIGN KEY (bank_code) REFERENCES bank (bank_code)
);

-- What a bank is told to pay. end_to_end_id follows from business keys, so a payment exists once, however often it is asked for.
-- Final states stay: what contradicts them later is a break. A return is a new fact beside the payment that succeeded.
CREATE TABLE payment (
  payment_id      BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  end_to_end_id   VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE COMMENT 'EndToEndId and InstrId',
  business_key    VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'end_to_end_id of the first attempt',
  attempt         TINYINT UNSIGNED  NOT NULL COMMENT 'a failed payment is paid again under an end_to_end_id of its own',
  lot             VARCHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '' COMMENT 'payments that are made in one transaction go in one message, which bears its name; empty: with others that have none',
  kind            VARCHAR(18)       NOT NULL,
  debtor_account  SMALLINT UNSIGNED NOT NULL COMMENT 'ours',
  creditor_account SMALLINT UNSIGNED NOT NULL,
  amount          BIGINT            NOT NULL COMMENT 'smallest unit of the currency of the debtor account',
  due_date        DATE              NOT NULL COMMENT 'executed on this day, or on the first working day of the bank from then on',
  claim_purpose   VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'account of our books that it settles',
  claim_owner     SMALLINT UNSIGNED NOT NULL,
  state           VARCHAR(9)        NOT NULL,
  released        BOOLEAN           NOT NULL DEFAULT TRUE COMMENT 'false: above the limit of the bank, and waits for a second person',
  message_id      VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the last message that it went with',
  group_number    SMALLINT UNSIGNED NULL COMMENT 'PmtInfId is message_id and this',
  set_aside_on    DATE              NULL COMMENT 'execution date of the messages that it does not fit into; those of a later one try again',
  bank_status     CHAR(4)           NULL COMMENT 'the last that the bank gave, as in pain.002',
  reason          VARCHAR(35)       NULL COMMENT 'the reason of bank_status',
  bank_reference  VARCHAR(35)       NULL COMMENT 'AcctSvcrRef that the bank gave in pain.002; a statement may name the payment by it',
  created_at      DATETIME(3)       NOT NULL,
  ended_at        DATETIME(3)       NULL COMMENT 'when it became final',
  UNIQUE (business_key, attempt),
  KEY to_send (debtor_account, state, due_date),
  KEY of_message (message_id, group_number, payment_id),
  KEY of_day (due_date, kind),
  KEY of_bank_reference (bank_reference),
  CHECK (amount > 0),
  CHECK (state IN ('CREATED', 'SENT', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'RETURNED')),
  CHECK (kind IN ('COLLECTION', 'DELIVERY', 'PROCEEDS', 'REFUND', 'ADVANCE_REPAYMENT', 'ADVANCE_INCOME', 'FEE')),
  CHECK (state = 'CREATED' OR message_id IS NOT NULL),
  FOREIGN KEY (debtor_account) REFERENCES bank_account (account_id),
  FOREIGN KEY (creditor_account) REFERENCES bank_account (account_id),
  FOREIGN KEY (message_id) REFERENCES payment_message (message_id)
);

-- What our books expect on a statement of an account of ours: the side of a payment, or money that comes. Matched by one line at most.
CREATE TABLE cash_item (
  item_id         BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id      SMALLINT UNSIGNED NOT NULL,
  reference       VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'EndToEndId on both sides',
  business_key    VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'reference of the first attempt',
  amount          BIGINT            NOT NULL COMMENT 'smallest unit; negative: money out',
  due_date        DATE              NOT NULL COMMENT 'of the statement; before it, it is no break',
  payment_id      BIGINT            NULL COMMENT 'whose side it is',
  counter_purpose VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'other side of the transfer when the entry is booked; null if our books have moved already',
  counter_owner   SMALLINT UNSIGNED NULL,
  ended_on        DATE              NULL COMMENT 'business date on which it was matched, or dropped because its payment failed',
  ended_as        VARCHAR(7)        NULL,
  UNIQUE (account_id, reference),
  KEY of_key (account_id, business_key),
  KEY alike (account_id, amount, due_date),
  KEY open_ones (ended_on, account_id, due_date) COMMENT 'also what ended on a date: an item changes as few keys as can be',
  KEY of_payment (payment_id),
  CHECK (amount <> 0),
  CHECK (ended_as IN ('BOOKED', 'DROPPED')),
  CHECK ((ended_on IS NULL) = (ended_as IS NULL)),
  CHECK ((counter_purpose IS NULL) = (counter_owner IS NULL)),
  FOREIGN KEY (account_id) REFERENCES bank_account (account_id),
  FOREIGN KEY (payment_id) REFERENCES payment (payment_id)
);

-- Where the statements of an account stand.
CREATE TABLE account_balance (
  account_id     SMALLINT UNSIGNED NOT NULL,
  statement_date DATE              NOT NULL COMMENT 'the last day that the statement covers',
  number         INT UNSIGNED      NOT NULL COMMENT 'ElctrncSeqNb',
  opening        BIGINT            NOT NULL COMMENT 'smallest unit; negative: overdrawn',
  closing        BIGINT            NOT NULL,
  PRIMARY KEY (account_id, statement_date, number),
  FOREIGN KEY (account_id) REFERENCES bank_account (account_id)
);
