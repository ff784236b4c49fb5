-- The order number (AppSheetSerialNo) is distributor code, trade date and order_id; it follows, so it is not stored.
CREATE TABLE fund_order (
  order_id      BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id   BIGINT            NOT NULL,
  channel       VARCHAR(16)       NOT NULL,
  request_key   VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'a name, so that nothing is ordered twice; a customer''s own has at most 80',
  origin        VARCHAR(8)        NOT NULL COMMENT 'what made the order',
  origin_id     BIGINT            NULL COMMENT 'product_id of PRODUCT, plan_id of PLAN, run_id of SWEEP, line_id of BANK',
  origin_date   DATE              NULL COMMENT 'nominal date of the plan',
  fund_id       SMALLINT UNSIGNED NOT NULL,
  ta_code       VARCHAR(9)        NOT NULL,
  kind          VARCHAR(12)       NOT NULL,
  amount        BIGINT            NULL COMMENT 'cents; of a subscription',
  units         BIGINT            NULL COMMENT 'hundredths; of a redemption',
  state         VARCHAR(17)       NOT NULL,
  accepted_at   DATETIME(3)       NOT NULL,
  trade_date    DATE              NOT NULL COMMENT 'T',
  confirm_date  DATE              NOT NULL COMMENT 'T+1, the next trading day',
  cancelled_at  DATETIME(3)       NULL,
  confirmed_amount BIGINT         NOT NULL DEFAULT 0 COMMENT 'cents',
  confirmed_units  BIGINT         NOT NULL DEFAULT 0 COMMENT 'hundredths',
  return_code   CHAR(4)           NULL COMMENT 'of the confirmation, or of the refused account opening',
  UNIQUE (customer_id, channel, request_key),
  KEY of_customer (customer_id, order_id),
  KEY of_file (ta_code, trade_date, state, order_id),
  -- open orders, and those of a day that are not open any more
  KEY by_state (state, confirm_date),
  CHECK (state IN ('ACCEPTED', 'CANCELLED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED', 'REJECTED')),
  CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL)),
  CHECK ((kind = 'SUBSCRIPTION' AND amount > 0 AND units IS NULL) OR (kind = 'REDEMPTION' AND units > 0 AND amount IS NULL)),
  CHECK (origin IN ('CUSTOMER', 'PRODUCT', 'PLAN', 'SWEEP', 'CREDIT', 'BANK')),
  CHECK ((origin_id IS NULL) = (origin IN ('CUSTOMER', 'CREDIT')) AND (origin_date IS NOT NULL) = (origin = 'PLAN')),
  CHECK (COALESCE(amount, units) <= 9999999999999999), -- ApplicationAmount and ApplicationVol have 16 digits
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- Money of a confirmed redemption on its way to its holder: it lies in PROCEEDS_PAYABLE of the fund until it is released.
CREATE TABLE proceeds (
  customer_id  BIGINT       NOT NULL COMMENT 'a customer, or a bank as a holder',
  ta_code      VARCHAR(9)   NOT NULL,
  ta_serial_no VARCHAR(32)  NOT NULL COMMENT 'of the confirmation',
  order_id     BIGINT       NULL COMMENT 'null if the fund side began it (142)',
  fund_id      SMALLINT UNSIGNED NOT NULL,
  amount       BIGINT       NOT NULL COMMENT 'cents',
  confirmed_on DATE         NOT NULL COMMENT 'TransactionCfmDate',
  promised_on  DATE         NOT NULL COMMENT 'the day that the customer was told',
  expected_on  DATE         NOT NULL COMMENT 'the day that holds now; later than promised_on: it is late',
  paid_ahead_on DATE        NULL COMMENT 'the business date on which the operator paid it from its own money: then it is released to the operator',
  channel      VARCHAR(16)  NULL COMMENT 'by whose limit it was paid ahead',
  released_on  DATE         NULL COMMENT 'the business date on which it was paid to its holder',
  PRIMARY KEY (customer_id, ta_code, ta_serial_no),
  KEY of_order (customer_id, order_id),
  KEY to_release (released_on, ta_code, expected_on, customer_id),
  CHECK (amount > 0 AND expected_on >= promised_on),
  CHECK ((paid_ahead_on IS NULL) = (channel IS NULL)),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);
