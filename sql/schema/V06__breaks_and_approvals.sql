-- Types of breaks. Rows of sql/seed, so that a new one alters no table.
CREATE TABLE break_type (
  type VARCHAR(24) NOT NULL PRIMARY KEY
);

-- What does not match: with type, due date, both sides and an owner. The same difference is one break, however often it is seen.
CREATE TABLE reconciliation_break (
  break_id      BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  type          VARCHAR(24)  NOT NULL,
  business_date DATE         NOT NULL COMMENT 'the day to which the difference belongs',
  partner       VARCHAR(9)   NOT NULL COMMENT 'transfer agent, bank, or HOUSE',
  subject       VARCHAR(120) NOT NULL COMMENT 'business key of what differs',
  ours          VARCHAR(200) NOT NULL,
  theirs        VARCHAR(500) NOT NULL,
  customer_id   BIGINT       NOT NULL DEFAULT 0 COMMENT 'whose data it shows; 0: nobody''s',
  asset_id      SMALLINT UNSIGNED NULL COMMENT 'of the amount',
  amount        BIGINT       NULL COMMENT 'theirs less ours, or what is at stake, in the smallest unit of the asset; NULL where there is no sum',
  due_date      DATE         NOT NULL COMMENT 'its age counts from here: the business date, or a later day by which the partner is to correct it',
  owner         VARCHAR(255) NOT NULL COMMENT 'a team, or the person to whom it was given',
  handed_back_on DATE        NULL COMMENT 'the business date on which the partner was last told to correct it',
  state         VARCHAR(8)   NOT NULL DEFAULT 'OPEN',
  opened_at     DATETIME(3)  NOT NULL,
  resolved_at   DATETIME(3)  NULL,
  resolution    VARCHAR(200) NULL,
  UNIQUE KEY once (type, business_date, partner, subject),
  KEY of_day (business_date, type),
  KEY of_subject (partner, subject, state),
  KEY open_ones (state, due_date, type),
  CHECK (state IN ('OPEN', 'RESOLVED')),
  CHECK (customer_id >= 0),
  CHECK (due_date >= business_date),
  CHECK ((asset_id IS NULL) = (amount IS NULL)),
  FOREIGN KEY (type) REFERENCES break_type (type)
);

-- What can be proposed. Rows of sql/seed, so that a new kind alters no table.
CREATE TABLE approval_kind (
  kind VARCHAR(24) NOT NULL PRIMARY KEY
);

-- What one person proposes and another approves: bound to what was shown, done in the transaction of the approval. A row stays, whatever
-- becomes of it.
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
  decided_by   VARCHAR(255)  NULL COMMENT 'NULL while it is open, and where time ended it',
  decided_at   DATETIME(3)   NULL,
  outcome      VARCHAR(40)   NULL COMMENT 'what came of it, in the words of its room',
  refused_because VARCHAR(120) NULL COMMENT 'the reason of the person who refused it',
  KEY of_state (state, approval_id),
  KEY of_subject (subject, state),
  KEY by_decision (decided_at),
  CHECK (state IN ('PROPOSED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'VOID')),
  CHECK ((state IN ('PROPOSED', 'EXPIRED')) = (decided_by IS NULL)),
  CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
  CHECK ((state = 'REFUSED') = (refused_because IS NOT NULL)),
  -- the second person, whatever the first may do
  CHECK (state NOT IN ('APPROVED', 'REFUSED') OR decided_by <> proposed_by),
  CHECK (state <> 'WITHDRAWN' OR decided_by = proposed_by),
  FOREIGN KEY (kind) REFERENCES approval_kind (kind)
);

-- What staff of a role may write off, of one break and on one business date. Roles: operate proposes,
-- approve approves (scopes finance:operate, finance:approve).
CREATE TABLE write_off_limit (
  role      VARCHAR(32) NOT NULL PRIMARY KEY,
  per_break BIGINT      NOT NULL COMMENT 'cents',
  per_day   BIGINT      NOT NULL COMMENT 'cents',
  CHECK (per_break >= 0 AND per_day >= per_break)
);
CREATE TABLE write_off_use (
  role          VARCHAR(32) NOT NULL,
  business_date DATE        NOT NULL,
  used          BIGINT      NOT NULL COMMENT 'cents written off with this role',
  PRIMARY KEY (role, business_date),
  CHECK (used >= 0),
  FOREIGN KEY (role) REFERENCES write_off_limit (role)
);

-- Steps of the night that two persons want to run once more. The night opens them at its next tick.
CREATE TABLE step_reopening (
  approval_id   BIGINT      NOT NULL PRIMARY KEY,
  business_date DATE        NOT NULL,
  step          VARCHAR(24) NOT NULL,
  subject       VARCHAR(40) NOT NULL,
  opened_at     DATETIME(3) NULL COMMENT 'when the night has opened it; NULL: not yet',
  KEY waiting (opened_at),
  FOREIGN KEY (approval_id) REFERENCES approval (approval_id)
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
