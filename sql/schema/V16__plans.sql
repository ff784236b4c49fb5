-- A customer's standing order: the same subscription or redemption on every date of a schedule.
CREATE TABLE plan (
  plan_id     BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT            NOT NULL,
  channel     VARCHAR(16)       NOT NULL,
  fund_id     SMALLINT UNSIGNED NOT NULL,
  kind        ENUM('SUBSCRIPTION', 'REDEMPTION') NOT NULL,
  amount      BIGINT            NULL COMMENT 'cents; of a subscription',
  units       BIGINT            NULL COMMENT 'hundredths; of a redemption',
  frequency      ENUM('WEEKLY', 'FORTNIGHTLY', 'MONTHLY') NOT NULL,
  day         TINYINT UNSIGNED  NOT NULL COMMENT 'weekday 1 (Monday) to 7, or day of the month; a shorter month has its last day instead',
  first_date  DATE              NOT NULL COMMENT 'no date of the plan is earlier; fortnights are counted from it',
  last_date   DATE              NULL COMMENT 'no date of the plan is later',
  dates_max   INT               NULL COMMENT 'how many dates the plan has, those that were missed included',
  state       ENUM('ON', 'PAUSED', 'ENDED') NOT NULL,
  dates_done  INT               NOT NULL DEFAULT 0 COMMENT 'dates that are decided: rows of plan_date',
  next_date   DATE              NULL COMMENT 'the first date that is not decided; null when the plan has ended',
  created_at  DATETIME(3)       NOT NULL,
  KEY due (next_date, plan_id),
  KEY of_customer (customer_id, plan_id),
  CHECK ((kind = 'SUBSCRIPTION' AND amount > 0 AND units IS NULL) OR (kind = 'REDEMPTION' AND units > 0 AND amount IS NULL)),
  CHECK (day BETWEEN 1 AND 31 AND (frequency = 'MONTHLY' OR day <= 7)),
  CHECK ((state = 'ENDED') = (next_date IS NULL)),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (channel) REFERENCES channel (channel),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- Who changed a plan, and when; the wish itself never changes.
CREATE TABLE plan_change (
  change_id  BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  plan_id    BIGINT      NOT NULL,
  kind       ENUM('CREATED', 'PAUSED', 'RESUMED', 'ENDED') NOT NULL,
  changed_by ENUM('CUSTOMER', 'PLATFORM') NOT NULL COMMENT 'the platform ends a plan after its last date',
  changed_at DATETIME(3) NOT NULL,
  KEY of_plan (plan_id, change_id),
  FOREIGN KEY (plan_id) REFERENCES plan (plan_id)
);

-- What became of each date of a plan, once: its order, or why there is none.
CREATE TABLE plan_date (
  plan_id      BIGINT       NOT NULL,
  nominal_date DATE         NOT NULL COMMENT 'by the frequency',
  due_date     DATE         NOT NULL COMMENT 'the trading day on which it is due: the nominal date or the next',
  outcome      ENUM('ORDERED', 'REFUSED', 'PAUSED', 'MISSED') NOT NULL COMMENT 'MISSED: the platform did not run in time',
  order_id     BIGINT       NULL,
  refusal_code VARCHAR(40)  NULL,
  figures      VARCHAR(500) NULL COMMENT 'of the refusal: a line each, name=value',
  decided_at   DATETIME(3)  NOT NULL,
  PRIMARY KEY (plan_id, nominal_date),
  UNIQUE (order_id),
  CHECK ((outcome = 'ORDERED') = (order_id IS NOT NULL)),
  CHECK ((outcome = 'REFUSED') = (refusal_code IS NOT NULL)),
  FOREIGN KEY (plan_id) REFERENCES plan (plan_id),
  FOREIGN KEY (order_id) REFERENCES fund_order (order_id)
);

-- Money that left a wallet for a payment; what the wallet lacked was redeemed at once in the same transaction.
CREATE TABLE wallet_debit (
  debit_id    BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT      NOT NULL,
  channel     VARCHAR(16) NOT NULL,
  amount      BIGINT      NOT NULL COMMENT 'cents',
  redeemed    BIGINT      NOT NULL COMMENT 'cents of it that were redeemed at once',
  debited_at  DATETIME(3) NOT NULL,
  KEY of_customer (customer_id, debit_id),
  KEY by_time (debited_at),
  CHECK (amount > 0 AND redeemed >= 0 AND redeemed <= amount),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);

