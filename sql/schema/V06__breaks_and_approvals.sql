-- Types of breaks. Rows of sql/seed, so that a new one alters no table.
CREATE TABLE break_type (
  type VARCHAR(24) NOT NULL PRIMARY KEY
);

-- What does not match: with type, age, both sides and an owner. The same difference is one break, however often it is seen.
CREATE TABLE reconciliation_break (
  break_id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  type          VARCHAR(24)  NOT NULL,
  business_date DATE         NOT NULL,
  partner       VARCHAR(9)   NOT NULL COMMENT 'transfer agent, bank, or HOUSE',
  subject       VARCHAR(120) NOT NULL COMMENT 'business key of what differs',
  ours          VARCHAR(200) NOT NULL,
  theirs        VARCHAR(500) NOT NULL,
  owner         VARCHAR(40)  NOT NULL DEFAULT 'finance',
  state         VARCHAR(8)   NOT NULL DEFAULT 'OPEN',
  opened_at     DATETIME(3)  NOT NULL,
  resolved_at   DATETIME(3)  NULL,
  resolution    VARCHAR(200) NULL,
  UNIQUE KEY once (type, business_date, partner, subject),
  KEY of_day (business_date, type),
  KEY of_subject (partner, subject, state),
  KEY open_ones (state, business_date),
  CHECK (state IN ('OPEN', 'RESOLVED')),
  FOREIGN KEY (type) REFERENCES break_type (type)
);

-- What one person proposes and another approves: bound to what was shown, done in the transaction of the approval.
CREATE TABLE approval (
  approval_id  BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind         VARCHAR(24)   NOT NULL COMMENT 'what is to be done; its room does it',
  subject      VARCHAR(120)  NOT NULL COMMENT 'business key of what it is about',
  content      VARCHAR(2000) NOT NULL COMMENT 'a line a figure, as it is shown to whoever decides',
  content_hash CHAR(64)      NOT NULL COMMENT 'SHA-256 of kind, subject and content',
  reason       VARCHAR(120)  NOT NULL,
  proposed_by  VARCHAR(255)  NOT NULL COMMENT 'subject of the token',
  proposed_at  DATETIME(3)   NOT NULL,
  state        VARCHAR(10)   NOT NULL,
  decided_by   VARCHAR(255)  NULL,
  decided_at   DATETIME(3)   NULL,
  outcome      VARCHAR(40)   NULL COMMENT 'what came of it, in the words of its room',
  KEY of_state (state, approval_id),
  KEY of_subject (subject, state),
  KEY by_decision (decided_at),
  CHECK (kind IN ('QUOTE', 'LINE_SETUP', 'LINE_GRANT', 'LINE_RESUMPTION', 'LINE_PRIORITY', 'INSTANT_SEND_AGAIN',
    'INSTANT_TAKE_BACK', 'INSTANT_CLAIM', 'INSTANT_WRITE_OFF')),
  CHECK (state IN ('PROPOSED', 'APPROVED', 'WITHDRAWN')),
  CHECK (state = 'PROPOSED' OR decided_by IS NOT NULL),
  CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);

-- Who did what, and who saw whose data. Rows are never changed and never deleted. No personal data: a customer is a number.
CREATE TABLE audit_entry (
  entry_id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  recorded_at DATETIME(3)  NOT NULL,
  person      VARCHAR(255) NOT NULL COMMENT 'subject of the token',
  channel     VARCHAR(16)  NOT NULL COMMENT 'of the token',
  action      VARCHAR(32)  NOT NULL COMMENT 'stable name of what was done or seen',
  subject     VARCHAR(120) NOT NULL COMMENT 'business key of what it is about',
  customer_id BIGINT       NOT NULL COMMENT 'whom it concerns; 0 if it concerns none',
  status      SMALLINT     NOT NULL COMMENT 'HTTP status of the answer',
  key_digest  CHAR(64)     NULL COMMENT 'of a write: SHA-256 of person and Idempotency-Key',
  KEY by_time (recorded_at),
  KEY of_customer (customer_id, entry_id),
  KEY of_person (person, entry_id),
  KEY of_subject (subject, action),
  CHECK (customer_id >= 0)
);
