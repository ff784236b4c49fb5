-- One row per fund, calendar day and sequence (0 the posting, n a correction): what the read pass found, never computed again.
CREATE TABLE income_run (
  fund_id        SMALLINT UNSIGNED NOT NULL,
  income_date    DATE              NOT NULL,
  sequence       TINYINT UNSIGNED  NOT NULL,
  quote_version  SMALLINT UNSIGNED NULL COMMENT 'NULL on the days before the last of a quote that covers several',
  income_per_10k DECIMAL(14, 8)    NOT NULL,
  effective_date DATE              NOT NULL COMMENT 'from this day the income earns itself',
  state          VARCHAR(6)        NOT NULL COMMENT 'only a proved day counts as done',
  holders        BIGINT            NOT NULL DEFAULT 0 COMMENT 'holders with a base',
  base_sum       DECIMAL(24, 0)    NOT NULL DEFAULT 0,
  amount         BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents to distribute: base_sum x rate / 10,000, cut; of a correction: by the new rate',
  cut_sum        BIGINT            NOT NULL DEFAULT 0 COMMENT 'sum of the holders'' incomes, each cut to the cent',
  residue        BIGINT            NOT NULL DEFAULT 0 COMMENT 'retained: amount less cut_sum, signed',
  extra_cents    BIGINT            NOT NULL DEFAULT 0 COMMENT 'redistributed: amount less cut_sum, signed; one cent each to as many holders',
  threshold_remainder BIGINT       NULL COMMENT 'signed; who lost more by the cut in this direction gets a cent, at it holders up to threshold_holder',
  threshold_holder    BIGINT       NULL,
  reason         VARCHAR(120)      NULL COMMENT 'of a correction',
  authority      VARCHAR(8)        NOT NULL DEFAULT 'PLATFORM' COMMENT 'whose figures it credits: by our rule, or of the transfer agent',
  booking_date   DATE GENERATED ALWAYS AS (IF(sequence = 0, income_date, effective_date)) STORED
    COMMENT 'the business date whose books the income belongs to: that of the day earned, or of the correction',
  PRIMARY KEY (fund_id, income_date, sequence),
  KEY by_booking (booking_date),
  KEY by_effect (fund_id, effective_date),
  KEY by_state (fund_id, state, income_date),
  CHECK (state IN ('BEGUN', 'READ', 'PROVED')),
  CHECK (authority IN ('PLATFORM', 'AGENT')),
  CHECK (authority = 'PLATFORM' OR sequence > 0),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- A range of holders is posted in one transaction, once.
CREATE TABLE income_range (
  fund_id      SMALLINT UNSIGNED NOT NULL,
  income_date  DATE              NOT NULL,
  sequence     TINYINT UNSIGNED  NOT NULL,
  shard        SMALLINT UNSIGNED NOT NULL COMMENT 'whose holders lie in it',
  range_no     INT               NOT NULL,
  lower_holder BIGINT            NOT NULL,
  upper_holder BIGINT            NOT NULL COMMENT 'inclusive',
  holders      BIGINT            NOT NULL,
  base_sum     DECIMAL(24, 0)    NOT NULL,
  largest_base BIGINT            NOT NULL COMMENT 'without its sign: says whether 64 bits are enough for base x rate',
  cut_sum      BIGINT            NOT NULL,
  extra_cents  BIGINT            NOT NULL COMMENT 'signed; the part of the run''s',
  posted_holders BIGINT          NULL COMMENT 'NULL until the range is posted',
  posted_income  BIGINT          NULL,
  PRIMARY KEY (fund_id, income_date, sequence, shard, range_no)
);

-- The daily income of a holder: a transfer from the fund's units in issue to the holder's units (carry DAILY) or accrued
-- income (carry MONTHLY), in a compact table because it is written a million rows at a time.
CREATE TABLE income_entry (
  fund_id     SMALLINT UNSIGNED NOT NULL,
  income_date DATE              NOT NULL,
  holder_id   BIGINT            NOT NULL,
  sequence    TINYINT UNSIGNED  NOT NULL,
  base        BIGINT            NOT NULL COMMENT 'hundredths of a unit that earned',
  income      BIGINT            NOT NULL COMMENT 'cents, signed',
  PRIMARY KEY (fund_id, income_date, holder_id, sequence)
)
-- Kept for ever, a month a partition: an old month can be moved or backed up on its own. Retention makes the months ahead.
PARTITION BY RANGE COLUMNS (income_date) (
  PARTITION later VALUES LESS THAN (MAXVALUE)
);

-- What the transfer agent states of each holder's income of a day (06), while it is taken as what is credited; then it is in the entries.
CREATE TABLE stated_income (
  fund_id     SMALLINT UNSIGNED NOT NULL,
  income_date DATE              NOT NULL,
  holder_id   BIGINT            NOT NULL,
  income      BIGINT            NOT NULL COMMENT 'cents, signed',
  PRIMARY KEY (fund_id, income_date, holder_id)
);

-- An advancing bank's rows in account stand as of a day: all transfers effective through it and all income. What is
-- effective later comes on top. A bank that is not here has no row yet: all its transfers come on top. Written with the
-- bank's rows, in the transaction that posts its range.
CREATE TABLE bank_stands (
  fund_id      SMALLINT UNSIGNED NOT NULL,
  holder_id    BIGINT            NOT NULL,
  through_date DATE              NOT NULL,
  PRIMARY KEY (fund_id, holder_id)
);
