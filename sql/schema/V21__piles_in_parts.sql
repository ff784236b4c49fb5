-- A bank redeems with a trade date in two orders: what 34 has confirmed by the cut-off, and what it has not answered yet.
-- A redemption that the agent refuses afterwards costs the second only, which the agent refuses whole. Piles of before had
-- both in one, and may have been refused for what was not answered.
ALTER TABLE advance_pile
  ADD COLUMN part ENUM('CERTAIN', 'UNANSWERED') NOT NULL DEFAULT 'UNANSWERED' AFTER trade_date,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (line_id, trade_date, part);
ALTER TABLE advance_pile ALTER COLUMN part DROP DEFAULT;
