-- A bank redeems with a trade date in up to three orders: what 34 has confirmed by the cut-off, what it has not answered
-- yet, and what the bank has earned. A redemption that the agent refuses afterwards costs the second only, which the agent
-- refuses whole, and a cent of income that the register does not have costs the third only. Piles of before had all in one,
-- and may have been refused for what was not answered.
ALTER TABLE advance_pile
  ADD COLUMN part ENUM('CERTAIN', 'UNANSWERED', 'INCOME') NOT NULL DEFAULT 'UNANSWERED' AFTER trade_date,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (line_id, trade_date, part);
ALTER TABLE advance_pile ALTER COLUMN part DROP DEFAULT;

-- What 34 leaves out stays SENT: a later 34 may answer it, or staff settle it.
ALTER TABLE instant_redemption
  ADD COLUMN missed_at DATETIME(3) NULL COMMENT 'when 34 of its day had been booked without an answer for it';

-- Staff set lines up, and change when they are warned and whom is asked first.
ALTER TABLE advance_line_change
  MODIFY change_kind ENUM('SUSPENDED', 'RESUMED', 'GRANTED', 'SET_UP', 'WARNING_AT', 'PRIORITY') NOT NULL,
  ADD COLUMN warning_at BIGINT NULL COMMENT 'cents; null in rows of before',
  ADD COLUMN priority TINYINT UNSIGNED NULL COMMENT 'null in rows of before';
