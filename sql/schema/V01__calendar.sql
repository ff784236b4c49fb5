-- Trading days of the Shanghai Stock Exchange; every other calendar day is none.
CREATE TABLE trading_day (
  trade_date DATE NOT NULL PRIMARY KEY
) COMMENT 'Days on which orders are dealt; the cut-off is 15:00 Asia/Shanghai';

-- Where the working days of banks differ from Monday to Friday: holidays, and weekends that make up for them. A calendar ends with
-- the year of its last row.
CREATE TABLE bank_day_exception (
  calendar VARCHAR(8) NOT NULL COMMENT 'CN: banks in mainland China',
  day      DATE       NOT NULL,
  working  BOOLEAN    NOT NULL,
  PRIMARY KEY (calendar, day)
);

-- A gate says to which day something belongs. Readers share its row, closing takes it exclusively: so a closed gate
-- is drained, and an order that races the cut-off is in T's file or in the next, never in both or in none.
CREATE TABLE gate (
  kind      VARCHAR(8)        NOT NULL,
  scope     VARCHAR(9)        NOT NULL COMMENT 'TRADING: the transfer agent; DAY: ALL',
  shard     SMALLINT UNSIGNED NOT NULL,
  open_date DATE              NOT NULL COMMENT 'TRADING: the earliest trade date still open; DAY: the open business date',
  PRIMARY KEY (kind, scope, shard),
  CHECK (kind IN ('TRADING', 'DAY'))
);
