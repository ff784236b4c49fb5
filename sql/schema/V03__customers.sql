-- customer_id is the operator's customer number; TransactionAccountID in files is its 17 digits. What files carry is bounded
-- as they are: CertificateType has one byte, CertificateNo at most 40 in GB18030 (V2.2), which are at most 60 in UTF-8, and
-- 28 go to nonce and tag. The door keeps to the narrowest version.
CREATE TABLE customer (
  customer_id        BIGINT         NOT NULL PRIMARY KEY,
  channel            VARCHAR(16)    NOT NULL,
  certificate_type   CHAR(1)        NOT NULL DEFAULT '0',
  name_encrypted     VARBINARY(512) NOT NULL COMMENT 'AES-GCM: nonce, text, tag',
  certificate_no_encrypted VARBINARY(88) NOT NULL COMMENT 'AES-GCM: nonce, text, tag',
  registered_at      DATETIME(3)    NOT NULL,
  CHECK (customer_id BETWEEN 10000 AND 99999999999999999),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);

-- The account of a customer at a transfer agent, opened with the customer's first order there.
CREATE TABLE ta_account (
  customer_id   BIGINT      NOT NULL,
  ta_code       VARCHAR(9)  NOT NULL,
  state         VARCHAR(9)  NOT NULL COMMENT 'SET_ASIDE: its 001 could not be sent',
  trade_date    DATE        NOT NULL COMMENT 'header date of the last 01 that carries its 001',
  ta_account_id VARCHAR(12) NULL COMMENT 'TAAccountID of the 101',
  return_code   CHAR(4)     NULL,
  PRIMARY KEY (customer_id, ta_code),
  KEY opened_on (ta_code, trade_date),
  CHECK (state IN ('OPENING', 'SET_ASIDE', 'OPEN', 'REFUSED')),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code)
);

-- A 001. An account has several if one is refused or is never answered. AppSheetSerialNo follows from trade date and
-- sequence, and from nothing that may be longer than it has room for.
CREATE TABLE account_opening (
  opening_id  BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ta_code     VARCHAR(9)   NOT NULL,
  trade_date  DATE         NOT NULL COMMENT 'header date of the 01 that it was made for',
  sequence_no INT UNSIGNED NOT NULL COMMENT 'within the transfer agent and trade date, from 1',
  customer_id BIGINT       NOT NULL,
  UNIQUE (ta_code, trade_date, sequence_no),
  UNIQUE (customer_id, ta_code, trade_date),
  FOREIGN KEY (customer_id, ta_code) REFERENCES ta_account (customer_id, ta_code)
);
