-- The dates and changes of a plan lie with its customer, like the plan: a statement about them finds its shard.
ALTER TABLE plan ADD UNIQUE KEY of_its_customer (customer_id, plan_id);
ALTER TABLE plan DROP KEY of_customer;

CREATE TABLE plan_change_of_customer (
  change_id   BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT      NOT NULL,
  plan_id     BIGINT      NOT NULL,
  kind        ENUM('CREATED', 'PAUSED', 'RESUMED', 'ENDED') NOT NULL,
  changed_by  ENUM('CUSTOMER', 'PLATFORM') NOT NULL COMMENT 'the platform ends a plan after its last date',
  changed_at  DATETIME(3) NOT NULL,
  KEY of_plan (customer_id, plan_id, change_id),
  FOREIGN KEY (customer_id, plan_id) REFERENCES plan (customer_id, plan_id)
);
INSERT INTO plan_change_of_customer (change_id, customer_id, plan_id, kind, changed_by, changed_at)
SELECT c.change_id, p.customer_id, c.plan_id, c.kind, c.changed_by, c.changed_at
FROM plan_change c JOIN plan p ON p.plan_id = c.plan_id;
DROP TABLE plan_change;
RENAME TABLE plan_change_of_customer TO plan_change;

CREATE TABLE plan_date_of_customer (
  customer_id  BIGINT       NOT NULL,
  plan_id      BIGINT       NOT NULL,
  nominal_date DATE         NOT NULL COMMENT 'by the frequency',
  due_date     DATE         NOT NULL COMMENT 'the trading day on which it is due: the nominal date or the next',
  outcome      ENUM('ORDERED', 'REFUSED', 'PAUSED', 'MISSED') NOT NULL COMMENT 'MISSED: the platform did not run in time, or not before the plan was paused',
  order_id     BIGINT       NULL COMMENT 'of a product the first of its orders',
  refusal_code VARCHAR(40)  NULL,
  figures      VARCHAR(500) NULL COMMENT 'of the refusal: a line each, name=value',
  decided_at   DATETIME(3)  NOT NULL,
  date_no      INT          NOT NULL COMMENT '1 for the first date of the plan, and no number is left out',
  PRIMARY KEY (customer_id, plan_id, nominal_date),
  UNIQUE KEY in_order (customer_id, plan_id, date_no),
  KEY by_time (decided_at),
  UNIQUE (order_id),
  CHECK ((outcome = 'ORDERED') = (order_id IS NOT NULL)),
  CHECK ((outcome = 'REFUSED') = (refusal_code IS NOT NULL)),
  FOREIGN KEY (customer_id, plan_id) REFERENCES plan (customer_id, plan_id),
  FOREIGN KEY (order_id) REFERENCES fund_order (order_id)
);
INSERT INTO plan_date_of_customer (customer_id, plan_id, nominal_date, due_date, outcome, order_id, refusal_code, figures, decided_at,
  date_no)
SELECT p.customer_id, d.plan_id, d.nominal_date, d.due_date, d.outcome, d.order_id, d.refusal_code, d.figures, d.decided_at,
  (SELECT COUNT(*) FROM plan_date e WHERE e.plan_id = d.plan_id AND e.nominal_date <= d.nominal_date)
FROM plan_date d JOIN plan p ON p.plan_id = d.plan_id;
DROP TABLE plan_date;
RENAME TABLE plan_date_of_customer TO plan_date;
