-- What does not match: with type, age, both sides and an owner. The same difference is one break, however often it is seen.
CREATE TABLE reconciliation_break (
  break_id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  type          ENUM('FILE_REJECTED', 'FILE_CHANGED', 'FILE_UNEXPECTED', 'UNKNOWN_ORDER', 'CONFIRMATION_DIFFERS', 'UNCONFIRMED_ORDER',
                     'QUOTE_YIELD', 'QUOTE_JUMP', 'QUOTE_GAP', 'REGISTER_UNITS', 'REGISTER_INCOME', 'SHORTFALL', 'INVARIANT') NOT NULL,
  business_date DATE         NOT NULL,
  partner       VARCHAR(9)   NOT NULL COMMENT 'transfer agent, bank, or HOUSE',
  subject       VARCHAR(120) NOT NULL COMMENT 'business key of what differs',
  ours          VARCHAR(200) NOT NULL,
  theirs        VARCHAR(500) NOT NULL,
  owner         VARCHAR(40)  NOT NULL DEFAULT 'finance',
  state         ENUM('OPEN', 'RESOLVED') NOT NULL DEFAULT 'OPEN',
  opened_at     DATETIME(3)  NOT NULL,
  resolved_at   DATETIME(3)  NULL,
  resolution    VARCHAR(200) NULL,
  UNIQUE KEY once (type, business_date, partner, subject),
  KEY of_day (business_date, type),
  KEY of_subject (partner, subject, state),
  KEY open_ones (state, business_date)
);
