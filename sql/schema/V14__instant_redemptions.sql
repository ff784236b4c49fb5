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
-- One that the transfer agent refused may be sent again: as a row of its own, whose 33 is a later one. The line, the customer's
-- limit and the wallet know the first only.
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
  state         VARCHAR(9)        NOT NULL COMMENT 'what 34 leaves out stays SENT: a later 34 may answer it, or staff settle it',
  redeemed_at   DATETIME(3)       NOT NULL,
  transfer_date DATE              NOT NULL COMMENT 'D, the calendar day of the day gate: the bank earns from it; header date of 33',
  trade_date    DATE              NOT NULL COMMENT 'T whose advance redemption redeems the units',
  return_code   CHAR(4)           NULL COMMENT 'of 34',
  missed_at     DATETIME(3)       NULL COMMENT 'when 34 of its day had been booked without an answer for it',
  debit_id      BIGINT            NULL COMMENT 'of the wallet debit that it pays for; null: the customer asked for it, or it sends another again',
  resends       BIGINT            NULL COMMENT 'instant_id of the refused one that this sends again',
  UNIQUE (customer_id, channel, request_key),
  UNIQUE KEY resent_once (resends),
  KEY of_customer (customer_id, instant_id),
  KEY of_debit (customer_id, debit_id),
  KEY of_file (ta_code, transfer_date, instant_id),
  KEY of_advance_redemption (line_id, trade_date, state, units),
  KEY by_state (state, transfer_date),
  CHECK (state IN ('PAID', 'SENT', 'CONFIRMED', 'REFUSED')),
  CHECK (units BETWEEN 1 AND 9999999999999999), -- ApplicationVol has 16 digits
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (line_id) REFERENCES advance_line (line_id)
);

-- How an instant redemption that was paid and then refused is settled, or is to be: by the approval that names the way.
CREATE TABLE instant_resolution (
  customer_id BIGINT       NOT NULL COMMENT 'whose redemption it is: it lies there',
  instant_id  BIGINT       NOT NULL PRIMARY KEY,
  approval_id BIGINT       NOT NULL UNIQUE COMMENT 'the last proposal; what was settled is the approved one',
  resolved_at DATETIME(3)  NULL COMMENT 'null until it is approved; then it is done',
  FOREIGN KEY (instant_id) REFERENCES instant_redemption (instant_id),
  FOREIGN KEY (approval_id) REFERENCES approval (approval_id)
);
