-- Money that left a wallet for a payment; what the wallet lacked was redeemed at once in the same transaction.
CREATE TABLE wallet_debit (
  debit_id    BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id BIGINT      NOT NULL,
  channel     VARCHAR(16) NOT NULL,
  amount      BIGINT      NOT NULL COMMENT 'cents',
  redeemed    BIGINT      NOT NULL COMMENT 'cents of it that were redeemed at once',
  debited_at  DATETIME(3) NOT NULL,
  -- Whom it pays, and what for: what people write there names people, so it is encrypted like their names.
  payee_encrypted     VARBINARY(512) NULL COMMENT 'AES-GCM: nonce, text, tag; null if none was named',
  reference_encrypted VARBINARY(640) NULL COMMENT 'AES-GCM: nonce, text, tag; null if none was given',
  KEY of_customer (customer_id, debit_id),
  KEY by_time (debited_at),
  CHECK (amount > 0 AND redeemed >= 0 AND redeemed <= amount),
  FOREIGN KEY (customer_id) REFERENCES customer (customer_id),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);

