-- The steps that a night has, in its order. Rows, so that a new step alters no table.
CREATE TABLE night_step_name (
  step  VARCHAR(20) NOT NULL PRIMARY KEY,
  place TINYINT     NOT NULL COMMENT 'in the order of the night'
);

-- The memory of the night: each step once per business date and subject (a transfer agent, a fund code, or ALL). Times are
-- real ones, Asia/Shanghai, whatever the clock of the business says.
CREATE TABLE night_step (
  shard           SMALLINT UNSIGNED NOT NULL DEFAULT 0,
  business_date   DATE          NOT NULL,
  step            VARCHAR(20)   NOT NULL,
  subject         VARCHAR(9)    NOT NULL,
  state           VARCHAR(9)    NOT NULL,
  waits_for       VARCHAR(200)  NULL COMMENT 'the inputs that are not in yet',
  attempt         INT           NOT NULL DEFAULT 0,
  generation      BIGINT        NOT NULL DEFAULT 0 COMMENT 'of the runner that ran the last attempt',
  began_at        DATETIME(6)   NULL COMMENT 'the last attempt',
  ended_at        DATETIME(6)   NULL COMMENT 'the last attempt',
  ran_at          DATETIME(6)   NULL COMMENT 'when it first ran to its end; if it is open all the same, it lacks something',
  next_try_at     DATETIME(6)   NULL COMMENT 'of a failed step: not tried before',
  rows_done       BIGINT        NOT NULL DEFAULT 0 COMMENT 'by the last attempt, so far',
  rows_per_second BIGINT        NULL,
  seconds_left    BIGINT        NULL COMMENT 'while it runs, of what it does now',
  message         VARCHAR(1000) NULL,
  PRIMARY KEY (shard, business_date, step, subject),
  KEY by_state (shard, state, step, subject, business_date),
  KEY of_subject (step, subject, shard, business_date),
  FOREIGN KEY (step) REFERENCES night_step_name (step),
  CHECK (state IN ('WAITING', 'RUNNING', 'COMPLETED', 'FAILED'))
);

-- One row a shard: the generation that may commit. Whoever takes the runner lock raises it; every transaction of the night
-- checks it under a shared lock, so a runner that lost its lock and goes on can't commit.
CREATE TABLE night_runner (
  shard      SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  generation BIGINT       NOT NULL,
  holder     VARCHAR(120) NOT NULL,
  taken_at   DATETIME(3)  NULL
);
