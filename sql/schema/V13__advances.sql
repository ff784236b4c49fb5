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

-- Who changed a line, when and why, and how it stood after that. Rows are never changed.
CREATE TABLE advance_line_change (
  change_id   BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  line_id     SMALLINT UNSIGNED NOT NULL,
  change_kind VARCHAR(10)       NOT NULL,
  granted     BIGINT            NOT NULL COMMENT 'cents',
  warning_at  BIGINT            NOT NULL COMMENT 'cents',
  priority    TINYINT UNSIGNED  NOT NULL,
  suspended   BOOLEAN           NOT NULL,
  reason      VARCHAR(120)      NOT NULL,
  changed_by  VARCHAR(255)      NOT NULL COMMENT 'subject of the token',
  changed_at  DATETIME(3)       NOT NULL,
  approval_id BIGINT            NULL COMMENT 'of what makes room or moves money; null for what one person may do',
  UNIQUE KEY done_once (approval_id),
  KEY of_line (line_id, change_id),
  KEY by_time (changed_at),
  CHECK (change_kind IN ('SET_UP', 'GRANTED', 'WARNING_AT', 'PRIORITY', 'SUSPENDED', 'RESUMED')),
  CHECK ((approval_id IS NULL) = (change_kind IN ('WARNING_AT', 'SUSPENDED'))),
  FOREIGN KEY (approval_id) REFERENCES approval (approval_id),
  FOREIGN KEY (line_id) REFERENCES advance_line (line_id)
);

-- What a bank redeems with a trade date of the units it holds, and what that repaid of its line. In up to three orders: what 34
-- has confirmed by the cut-off, what it has not answered yet, and what the bank has earned. A redemption that the agent refuses
-- afterwards costs the second only, which the agent refuses whole, and a cent of income that the register does not have costs
-- the third only.
CREATE TABLE advance_redemption (
  line_id    SMALLINT UNSIGNED NOT NULL,
  trade_date DATE              NOT NULL,
  part       VARCHAR(10)       NOT NULL,
  advanced   BIGINT            NOT NULL COMMENT 'cents of the line that this part is to give back',
  units      BIGINT            NOT NULL COMMENT 'hundredths ordered: what was advanced, or the income on it',
  order_id   BIGINT            NULL COMMENT 'the 024; null if nothing was left to redeem',
  repaid     BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents given back to the line so far',
  awaited    BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents that are confirmed and given back once the money is there',
  rest       BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents that its order did not bring; the next advance redemption takes them over',
  ended_at   DATETIME(3)       NULL COMMENT 'nothing more follows for its order',
  PRIMARY KEY (line_id, trade_date, part),
  UNIQUE (order_id),
  KEY by_end (ended_at),
  KEY by_rest (rest),
  KEY by_awaited (awaited),
  CHECK (part IN ('CERTAIN', 'UNANSWERED', 'INCOME')),
  CHECK (repaid >= 0 AND awaited >= 0 AND repaid + awaited <= advanced AND rest >= 0),
  FOREIGN KEY (line_id) REFERENCES advance_line (line_id)
);
