-- What is owed between us and a transfer agent for a due day, by kind and fund; each with the confirmations and orders behind it.
CREATE TABLE obligation (
  obligation_id BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ta_code       VARCHAR(9)        NOT NULL,
  settlement_date DATE            NOT NULL COMMENT 'business date of the run that found it: confirmation date, or T of a collection',
  due_date      DATE              NOT NULL,
  fund_id       SMALLINT UNSIGNED NOT NULL,
  kind          VARCHAR(18)       NOT NULL,
  party_id      SMALLINT UNSIGNED NOT NULL COMMENT 'to whom it is owed, or who owes it',
  amount        BIGINT            NOT NULL COMMENT 'cents; positive: we pay',
  items         BIGINT            NOT NULL COMMENT 'how many rows are behind it',
  reference     VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'EndToEndId of the first attempt of the payment that settles it',
  closed        BOOLEAN           NOT NULL DEFAULT FALSE COMMENT 'of a collection: all its orders have ended, so nothing is to be refunded any more',
  UNIQUE (ta_code, settlement_date, due_date, fund_id, kind, party_id, reference),
  KEY open_ones (kind, closed, ta_code),
  KEY of_payment (reference),
  KEY by_due (ta_code, due_date, kind),
  CHECK (kind IN ('COLLECTION', 'SUBSCRIPTION', 'REDEMPTION', 'PROCEEDS', 'REFUND', 'ADVANCE_REPAYMENT', 'ADVANCE_INCOME', 'FEE',
    'DIVIDEND')),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id),
  FOREIGN KEY (party_id) REFERENCES party (party_id)
);

-- What is behind an obligation: an order once, or a confirmation once, by kind.
CREATE TABLE obligation_item (
  number        BIGINT      NOT NULL AUTO_INCREMENT UNIQUE COMMENT 'by which it is listed',
  obligation_id BIGINT      NOT NULL,
  kind          VARCHAR(18) NOT NULL,
  item          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'order_id, or ta_serial_no of a confirmation',
  ta_code       VARCHAR(9)  NOT NULL,
  customer_id   BIGINT      NOT NULL,
  amount        BIGINT      NOT NULL COMMENT 'cents, never negative',
  PRIMARY KEY (ta_code, kind, item),
  KEY of_obligation (obligation_id, customer_id, item),
  KEY listed (obligation_id, number),
  KEY of_customer (customer_id),
  FOREIGN KEY (obligation_id) REFERENCES obligation (obligation_id)
);

-- A settlement day with a transfer agent: what we reckon and what its summaries say.
CREATE TABLE settlement (
  ta_code         VARCHAR(9)  NOT NULL,
  settlement_date DATE        NOT NULL COMMENT 'confirmation date',
  netting         VARCHAR(5)  NOT NULL,
  state           VARCHAR(9)  NOT NULL COMMENT 'OPEN until its summaries agree; RELEASED once its proceeds are paid',
  agreed_at       DATETIME(3) NULL,
  released_at     DATETIME(3) NULL,
  PRIMARY KEY (ta_code, settlement_date),
  KEY by_state (state, settlement_date),
  KEY by_day (settlement_date, ta_code),
  CHECK (state IN ('OPEN', 'AGREED', 'RELEASED')),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code)
);

-- What the summaries of a transfer agent say of a settlement day, a row as in the file: 25 the money, 12 the confirmations, 09 the dividends.
CREATE TABLE settlement_summary (
  ta_code         VARCHAR(9)  NOT NULL,
  settlement_date DATE        NOT NULL COMMENT 'TransactionCfmDate, AggregationDate, or the header date of 09',
  file_type       CHAR(2)     NOT NULL,
  fund_id         SMALLINT UNSIGNED NOT NULL,
  business_code   CHAR(3)     NOT NULL COMMENT 'empty in 09',
  capital_type    CHAR(3)     NOT NULL COMMENT 'CapitalType of 25; else empty',
  pay_date        DATE        NOT NULL COMMENT 'PayDate of 25, DividentDate of 09; else the settlement date',
  amount          BIGINT      NOT NULL COMMENT 'cents; in 25 positive: we pay (ReceOrPayFlag 1); in 09 what is paid in cash',
  units           BIGINT      NOT NULL COMMENT 'hundredths that succeeded, of 12; else 0',
  confirmations   BIGINT      NOT NULL COMMENT 'that succeeded, of 12; else 0',
  PRIMARY KEY (ta_code, settlement_date, file_type, fund_id, business_code, capital_type, pay_date),
  CHECK (file_type IN ('25', '12', '09')),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);
