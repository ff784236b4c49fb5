-- A customer's standing order: the same subscription or redemption on every date of a schedule. It leads into a fund or a
-- product. Of a product that leaves the choice to the customer a subscription names both.
CREATE TABLE plan (
  plan_id     BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT            NOT NULL,
  channel     VARCHAR(16)       NOT NULL,
  product_id  SMALLINT UNSIGNED NULL COMMENT 'null if the target is the fund alone',
  fund_id     SMALLINT UNSIGNED NULL COMMENT 'null if the product decides',
  kind        VARCHAR(12)       NOT NULL,
  amount      BIGINT            NULL COMMENT 'cents; of a subscription',
  units       BIGINT            NULL COMMENT 'hundredths; of a redemption',
  frequency   VARCHAR(11)       NOT NULL,
  day         TINYINT UNSIGNED  NOT NULL COMMENT 'weekday 1 (Monday) to 7, or day of the month; a shorter month has its last day instead',
  first_date  DATE              NOT NULL COMMENT 'no date of the plan is earlier; fortnights are counted from it',
  last_date   DATE              NULL COMMENT 'no date of the plan is later',
  dates_max   INT               NULL COMMENT 'how many dates the plan has, those that were missed included',
  state       VARCHAR(6)        NOT NULL,
  dates_done  INT               NOT NULL DEFAULT 0 COMMENT 'dates that are decided: rows of plan_date',
  next_date   DATE              NULL COMMENT 'the first date that is not decided; null when the plan has ended',
  created_at  DATETIME(3)       NOT NULL,
  KEY due (next_date, plan_id),
  UNIQUE KEY of_its_customer (customer_id, plan_id),
  CONSTRAINT plan_has_a_target CHECK (fund_id IS NOT NULL OR product_id IS NOT NULL),
  CHECK ((kind = 'SUBSCRIPTION' AND amount > 0 AND units IS NULL) OR (kind = 'REDEMPTION' AND units > 0 AND amount IS NULL)),
  CHECK (frequency IN ('WEEKLY', 'FORTNIGHTLY', 'MONTHLY')),
  CHECK (state IN ('ON', 'PAUSED', 'ENDED')),
  CHECK (day BETWEEN 1 AND 31 AND (frequency = 'MONTHLY' OR day <= 7)),
  CHECK ((state = 'ENDED') = (next_date IS NULL)),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (channel) REFERENCES channel (channel),
  FOREIGN KEY (product_id) REFERENCES product (product_id),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- Who changed a plan, and when; the instruction itself never changes. Changes and dates of a plan lie with its customer, like the
-- plan: a statement about them finds its shard.
CREATE TABLE plan_change (
  change_id   BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT      NOT NULL,
  plan_id     BIGINT      NOT NULL,
  kind        VARCHAR(7)  NOT NULL,
  changed_by  VARCHAR(8)  NOT NULL COMMENT 'the platform ends a plan after its last date',
  changed_at  DATETIME(3) NOT NULL,
  KEY of_plan (customer_id, plan_id, change_id),
  CHECK (kind IN ('CREATED', 'PAUSED', 'RESUMED', 'ENDED')),
  CHECK (changed_by IN ('CUSTOMER', 'PLATFORM')),
  FOREIGN KEY (customer_id, plan_id) REFERENCES plan (customer_id, plan_id)
);

-- What became of each date of a plan, once: its order, or why there is none. Of a product one date may have several orders, made
-- in one transaction: the row names the first and the last, so that the orders of the date lie in a short range of numbers.
CREATE TABLE plan_date (
  customer_id  BIGINT       NOT NULL,
  plan_id      BIGINT       NOT NULL,
  date_no      INT          NOT NULL COMMENT '1 for the first date of the plan, and no number is left out',
  nominal_date DATE         NOT NULL COMMENT 'by the frequency',
  due_date     DATE         NOT NULL COMMENT 'the trading day on which it is due: the nominal date or the next',
  outcome      VARCHAR(7)   NOT NULL COMMENT 'MISSED: the platform did not run in time, or not before the plan was paused',
  order_id     BIGINT       NULL COMMENT 'of a product the first of its orders',
  last_order_id BIGINT      NULL COMMENT 'of a product the last of its orders, else the same',
  refusal_code VARCHAR(40)  NULL,
  figures      VARCHAR(500) NULL COMMENT 'of the refusal: a line each, name=value',
  alternative  VARCHAR(40)  NULL COMMENT 'kind of what the customer could have done instead, as it was then; null if there was none',
  alternative_figures VARCHAR(4000) NULL COMMENT 'of the alternative: a line each, name=value',
  decided_at   DATETIME(3)  NOT NULL,
  PRIMARY KEY (customer_id, plan_id, nominal_date),
  UNIQUE KEY in_order (customer_id, plan_id, date_no),
  KEY by_time (decided_at),
  UNIQUE (order_id),
  CHECK (outcome IN ('ORDERED', 'REFUSED', 'PAUSED', 'MISSED')),
  CHECK ((outcome = 'ORDERED') = (order_id IS NOT NULL)),
  CHECK ((outcome = 'ORDERED') = (last_order_id IS NOT NULL) AND last_order_id >= order_id),
  CHECK ((outcome = 'REFUSED') = (refusal_code IS NOT NULL)),
  CONSTRAINT alternative_of_a_refusal CHECK (alternative IS NULL OR refusal_code IS NOT NULL),
  FOREIGN KEY (customer_id, plan_id) REFERENCES plan (customer_id, plan_id),
  FOREIGN KEY (order_id) REFERENCES fund_order (order_id)
);
