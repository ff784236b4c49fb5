-- The wallet brands that the platform serves.
CREATE TABLE channel (
  channel VARCHAR(16) NOT NULL PRIMARY KEY,
  name_zh VARCHAR(80) NOT NULL,
  name_en VARCHAR(80) NOT NULL
);

-- customer_id is the operator's customer number; TransactionAccountID in files is its 17 digits.
CREATE TABLE customer (
  customer_id        BIGINT         NOT NULL PRIMARY KEY,
  channel            VARCHAR(16)    NOT NULL,
  certificate_type   CHAR(1)        NOT NULL DEFAULT '0',
  name_encrypted     VARBINARY(512) NOT NULL COMMENT 'AES-GCM: nonce, text, tag',
  certificate_no_encrypted VARBINARY(256) NOT NULL COMMENT 'AES-GCM: nonce, text, tag',
  registered_at      DATETIME(3)    NOT NULL,
  CHECK (customer_id >= 10000),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);

-- The account of a customer at a transfer agent, opened with the customer's first order there.
CREATE TABLE ta_account (
  customer_id   BIGINT      NOT NULL,
  ta_code       VARCHAR(9)  NOT NULL,
  state         ENUM('OPENING', 'OPEN', 'REFUSED') NOT NULL,
  app_sheet_serial_no CHAR(24) NOT NULL COMMENT 'of the 001 that opens it',
  trade_date    DATE        NOT NULL COMMENT 'header date of the 01 that carries the 001',
  ta_account_id VARCHAR(20) NULL COMMENT 'TAAccountID of the 101',
  return_code   CHAR(4)     NULL,
  PRIMARY KEY (customer_id, ta_code),
  UNIQUE (ta_code, app_sheet_serial_no),
  KEY opened_on (ta_code, trade_date),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code)
);
