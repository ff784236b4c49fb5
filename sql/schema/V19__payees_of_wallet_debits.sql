-- Whom a debit pays, and what for: what people write there names people, so it is encrypted like their names.
ALTER TABLE wallet_debit
  ADD COLUMN payee_encrypted     VARBINARY(512) NULL COMMENT 'AES-GCM: nonce, text, tag; null if none was named',
  ADD COLUMN reference_encrypted VARBINARY(640) NULL COMMENT 'AES-GCM: nonce, text, tag; null if none was given';
