-- A bank that advances the money of instant redemptions for a fund. It is a holder like others, with the customer number
-- 90000000000000000 + bank_id; its units have no row that customers' requests update.
CREATE TABLE advance_line (
  line_id     SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  bank_id     SMALLINT UNSIGNED NOT NULL,
  fund_id     SMALLINT UNSIGNED NOT NULL,
  priority    TINYINT UNSIGNED  NOT NULL COMMENT 'the lowest is asked first',
  granted     BIGINT            NOT NULL COMMENT 'cents',
  warning_at  BIGINT            NOT NULL COMMENT 'cents of room at or below which staff are warned',
  slots       TINYINT UNSIGNED  NOT NULL DEFAULT 16 COMMENT 'one for each that may take at the same time',
  take_income BOOLEAN           NOT NULL DEFAULT FALSE COMMENT 'TakeIncomeFlag: accrued income not yet paid out goes with the units',
  suspended   BOOLEAN           NOT NULL DEFAULT FALSE,
  UNIQUE (fund_id, bank_id),
  UNIQUE (fund_id, priority),
  FOREIGN KEY (bank_id) REFERENCES party (party_id),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- What customers have redeemed at once; locked before the units.
CREATE TABLE instant_use (
  customer_id BIGINT            NOT NULL,
  fund_id     SMALLINT UNSIGNED NOT NULL,
  day         DATE              NOT NULL COMMENT 'calendar day of the day gate',
  used        BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents',
  PRIMARY KEY (customer_id, fund_id, day),
  KEY of_day (day),
  CHECK (used >= 0)
);

-- Units that went to an advancing bank, paid at once. Its number in files (AppSheetSerialNo) follows from instant_id.
CREATE TABLE instant_redemption (
  instant_id    BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id   BIGINT            NOT NULL,
  channel       VARCHAR(16)       NOT NULL,
  request_key   VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  fund_id       SMALLINT UNSIGNED NOT NULL,
  ta_code       VARCHAR(9)        NOT NULL,
  line_id       SMALLINT UNSIGNED NOT NULL,
  units         BIGINT            NOT NULL COMMENT 'hundredths, of a fund with a constant NAV',
  take_income   BOOLEAN           NOT NULL COMMENT 'TakeIncomeFlag',
  income_taken  BIGINT            NOT NULL DEFAULT 0 COMMENT 'signed; accrued income that went with the units, by 34',
  state         ENUM('PAID', 'SENT', 'CONFIRMED', 'REFUSED') NOT NULL,
  redeemed_at   DATETIME(3)       NOT NULL,
  transfer_date DATE              NOT NULL COMMENT 'D, the calendar day of the day gate: the bank earns from it; header date of 33',
  trade_date    DATE              NOT NULL COMMENT 'T whose pile redeems the units',
  return_code   CHAR(4)           NULL COMMENT 'of 34',
  UNIQUE (customer_id, channel, request_key),
  KEY of_customer (customer_id, instant_id),
  KEY of_file (ta_code, transfer_date, instant_id),
  KEY of_pile (line_id, trade_date, state, units),
  KEY by_state (state, transfer_date),
  CHECK (units BETWEEN 1 AND 9999999999999999), -- ApplicationVol has 16 digits
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (line_id) REFERENCES advance_line (line_id)
);

-- What a bank redeems with a trade date of the units it holds, and what that repaid of its line.
CREATE TABLE advance_pile (
  line_id    SMALLINT UNSIGNED NOT NULL,
  trade_date DATE              NOT NULL,
  advanced   BIGINT            NOT NULL COMMENT 'cents of the line that this pile is to give back',
  units      BIGINT            NOT NULL COMMENT 'hundredths ordered: what was advanced and the income on it',
  order_id   BIGINT            NULL COMMENT 'the 024; null if nothing was left to redeem',
  repaid     BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents given back to the line so far',
  rest       BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents that its order did not bring; the next pile takes them over',
  ended_at   DATETIME(3)       NULL COMMENT 'nothing more follows for its order',
  PRIMARY KEY (line_id, trade_date),
  UNIQUE (order_id),
  KEY by_end (ended_at),
  KEY by_rest (rest),
  CHECK (repaid >= 0 AND repaid <= advanced AND rest >= 0),
  FOREIGN KEY (line_id) REFERENCES advance_line (line_id)
);

-- Rows of 35 as the transfer agent sent them: what the accounts that moved hold after the transfers of a calendar day.
CREATE TABLE register_moved (
  ta_code       VARCHAR(9)        NOT NULL,
  register_date DATE              NOT NULL COMMENT 'header date of the 35',
  fund_id       SMALLINT UNSIGNED NOT NULL,
  customer_id   BIGINT            NOT NULL,
  units         BIGINT            NOT NULL COMMENT 'TotalVolOfDistributorInTA',
  undistributed_income BIGINT     NOT NULL COMMENT 'signed',
  PRIMARY KEY (ta_code, register_date, fund_id, customer_id)
);

ALTER TABLE transfer MODIFY kind ENUM('WALLET_CREDIT', 'SUBSCRIPTION', 'REDEMPTION', 'RESIDUE', 'CARRY', 'ACCRUAL', 'ADJUSTMENT',
  'SHORTFALL', 'INSTANT_REDEMPTION', 'ADVANCE_REPAYMENT', 'INSTANT_REFUSED', 'WALLET_DEBIT') NOT NULL;
ALTER TABLE transfer
  MODIFY debit_purpose ENUM('WALLET', 'UNITS', 'ACCRUED_INCOME', 'WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION',
    'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE', 'UNITS_IN_ISSUE', 'ADVANCES', 'FEES', 'RESIDUE', 'RECEIVABLES', 'SUSPENSE',
    'ADVANCE_INCOME') NOT NULL,
  MODIFY credit_purpose ENUM('WALLET', 'UNITS', 'ACCRUED_INCOME', 'WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION',
    'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE', 'UNITS_IN_ISSUE', 'ADVANCES', 'FEES', 'RESIDUE', 'RECEIVABLES', 'SUSPENSE',
    'ADVANCE_INCOME') NOT NULL;
ALTER TABLE house_balance MODIFY purpose ENUM('WALLET', 'UNITS', 'ACCRUED_INCOME', 'WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION',
    'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE', 'UNITS_IN_ISSUE', 'ADVANCES', 'FEES', 'RESIDUE', 'RECEIVABLES', 'SUSPENSE',
    'ADVANCE_INCOME') NOT NULL;
ALTER TABLE reconciliation_break MODIFY type ENUM('FILE_REJECTED', 'FILE_CHANGED', 'FILE_UNEXPECTED', 'UNKNOWN_ORDER', 'CONFIRMATION_DIFFERS',
  'UNCONFIRMED_ORDER', 'QUOTE_YIELD', 'QUOTE_JUMP', 'QUOTE_GAP', 'REGISTER_UNITS', 'REGISTER_INCOME', 'SHORTFALL', 'INVARIANT',
  'INSTANT_REFUSED', 'INSTANT_UNCONFIRMED', 'STEP_FAILED', 'CALENDAR_ENDS', 'UNSENDABLE_ROW') NOT NULL;
