-- What a customer has agreed to: what lies in the wallet above the floor goes into the target by itself.
CREATE TABLE sweep_rule (
  customer_id  BIGINT            NOT NULL PRIMARY KEY,
  channel      VARCHAR(16)       NOT NULL,
  product_id   SMALLINT UNSIGNED NULL COMMENT 'NULL: the target is the fund alone',
  fund_id      SMALLINT UNSIGNED NULL COMMENT 'the target without a product, or the one chosen of a product with allocation CHOSEN',
  wallet_floor BIGINT            NOT NULL COMMENT 'cents that stay in the wallet',
  minimum      BIGINT            NOT NULL COMMENT 'cents; less is not moved',
  multiple     BIGINT            NOT NULL COMMENT 'cents; what is moved is a multiple of it',
  on_credit    BOOLEAN           NOT NULL COMMENT 'also with each credit of the wallet, not only at the run of the day',
  auto_redeem  BOOLEAN           NOT NULL COMMENT 'a wallet that is short for a debit is filled by instant redemption first',
  state        VARCHAR(6)        NOT NULL,
  consent_at   DATETIME(3)       NOT NULL COMMENT 'when the customer agreed to the rule as it reads',
  version      INT               NOT NULL COMMENT 'of the last change',
  CHECK (product_id IS NOT NULL OR fund_id IS NOT NULL),
  CHECK (wallet_floor >= 0 AND minimum > 0 AND multiple > 0),
  CHECK (state IN ('ON', 'PAUSED')),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (product_id) REFERENCES product (product_id),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- Each change of a rule as it read after it; before it, it read as the version before. Never updated, never deleted.
CREATE TABLE sweep_rule_change (
  customer_id  BIGINT            NOT NULL,
  version      INT               NOT NULL,
  change_kind  VARCHAR(7)        NOT NULL,
  changed_at   DATETIME(3)       NOT NULL,
  changed_by   VARCHAR(40)       NOT NULL COMMENT 'customer, or who of the operator',
  request_key  VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  product_id   SMALLINT UNSIGNED NULL,
  fund_id      SMALLINT UNSIGNED NULL,
  wallet_floor BIGINT            NOT NULL,
  minimum      BIGINT            NOT NULL,
  multiple     BIGINT            NOT NULL,
  on_credit    BOOLEAN           NOT NULL,
  auto_redeem  BOOLEAN           NOT NULL,
  state        VARCHAR(6)        NOT NULL,
  PRIMARY KEY (customer_id, version),
  KEY by_time (changed_at),
  CHECK (change_kind IN ('AGREED', 'PAUSED', 'RESUMED')),
  CHECK (state IN ('ON', 'PAUSED'))
);

-- The sweep of a trade date, once.
CREATE TABLE sweep_run (
  run_id    INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run_date  DATE        NOT NULL UNIQUE,
  state     VARCHAR(6)  NOT NULL COMMENT 'MISSED: nobody began it before the cut-off',
  begun_at  DATETIME(3) NOT NULL,
  customers BIGINT      NOT NULL DEFAULT 0 COMMENT 'whose money moved',
  orders    BIGINT      NOT NULL DEFAULT 0,
  amount    BIGINT      NOT NULL DEFAULT 0 COMMENT 'cents',
  left_out  BIGINT      NOT NULL DEFAULT 0 COMMENT 'customers whose money a limit kept; the reasons are with the parts',
  CHECK (state IN ('BEGUN', 'PROVED', 'MISSED'))
);

-- A range of customers is swept in one transaction, once.
CREATE TABLE sweep_range (
  run_id         INT    NOT NULL,
  shard          SMALLINT UNSIGNED NOT NULL COMMENT 'whose customers lie in it',
  range_no       INT    NOT NULL,
  lower_customer BIGINT NOT NULL,
  upper_customer BIGINT NOT NULL COMMENT 'inclusive',
  state          VARCHAR(8) NOT NULL COMMENT 'RESERVED: its parts are computed and its quota taken',
  customers      BIGINT NOT NULL DEFAULT 0,
  orders         BIGINT NOT NULL DEFAULT 0,
  amount         BIGINT NOT NULL DEFAULT 0 COMMENT 'cents',
  left_out       BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (run_id, shard, range_no),
  CHECK (state IN ('OPEN', 'RESERVED', 'SWEPT')),
  FOREIGN KEY (run_id) REFERENCES sweep_run (run_id)
);

-- What goes of a customer's wallet into a fund with a run. Its order has the origin SWEEP and the run's id.
-- The channel is with the part, as with every order and report row: a sweep and its report need not ask the rule for it.
CREATE TABLE sweep_part (
  run_id      INT               NOT NULL,
  customer_id BIGINT            NOT NULL,
  channel     VARCHAR(16)       NOT NULL COMMENT 'of the customer',
  fund_id     SMALLINT UNSIGNED NOT NULL,
  amount      BIGINT            NOT NULL COMMENT 'cents',
  trade_date  DATE              NOT NULL,
  rule_version INT              NOT NULL COMMENT 'what the customer had agreed to',
  open_seen   BIGINT            NULL COMMENT 'cents on order when the limits were looked at; NULL where they do not look at it',
  left_out    VARCHAR(24)       NULL COMMENT 'why nothing of this customer''s money moved: one code for all of the customer''s parts',
  PRIMARY KEY (run_id, customer_id, fund_id),
  CHECK (amount > 0)
);

-- Quota that a range has taken and not yet used or given back.
CREATE TABLE sweep_reservation (
  run_id     INT               NOT NULL,
  shard      SMALLINT UNSIGNED NOT NULL,
  range_no   INT               NOT NULL,
  fund_id    SMALLINT UNSIGNED NOT NULL,
  trade_date DATE              NOT NULL,
  amount     BIGINT            NOT NULL COMMENT 'cents',
  PRIMARY KEY (run_id, shard, range_no, fund_id),
  CHECK (amount > 0)
);
