-- The memory of the night: each step once per business date and subject (a transfer agent, a fund code, or ALL).
CREATE TABLE night_step (
  business_date DATE         NOT NULL,
  step          ENUM('CLOSE', 'SEND', 'TURN_DAY', 'QUOTE', 'CONFIRM', 'INCOME', 'REGISTER', 'PROVE') NOT NULL,
  subject       VARCHAR(9)   NOT NULL,
  state         ENUM('WAITING', 'RUNNING', 'COMPLETED', 'FAILED') NOT NULL,
  waits_for     VARCHAR(200) NULL COMMENT 'the inputs that are not in yet',
  attempt       INT          NOT NULL DEFAULT 0,
  generation    BIGINT       NOT NULL DEFAULT 0 COMMENT 'of the runner that ran the last attempt',
  started_at    DATETIME(3)  NULL,
  ended_at      DATETIME(3)  NULL,
  rows_done     BIGINT       NOT NULL DEFAULT 0,
  message       VARCHAR(1000) NULL,
  PRIMARY KEY (business_date, step, subject),
  KEY by_state (state, business_date),
  KEY of_subject (step, subject, business_date)
);

-- One row: the generation that may commit. Whoever takes the runner lock raises it; every transaction of the night
-- checks it under a shared lock, so a runner that lost its lock and goes on can't commit.
CREATE TABLE night_runner (
  id         TINYINT      NOT NULL PRIMARY KEY,
  generation BIGINT       NOT NULL,
  holder     VARCHAR(120) NOT NULL,
  taken_at   DATETIME(3)  NULL,
  CHECK (id = 1)
);
