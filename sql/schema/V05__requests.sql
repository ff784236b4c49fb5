-- The answer to a customer's request under its Idempotency-Key; inserted first, in the effect's own transaction.
CREATE TABLE idempotency (
  customer_id BIGINT       NOT NULL,
  channel     VARCHAR(16)  NOT NULL,
  request_key VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  body_hash   BINARY(32)   NOT NULL COMMENT 'SHA-256 of what was asked',
  status      SMALLINT     NULL COMMENT 'HTTP status of the answer',
  answer      MEDIUMTEXT   NULL,
  created_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (customer_id, channel, request_key),
  KEY to_forget (created_at)
);
