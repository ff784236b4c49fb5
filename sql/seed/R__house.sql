-- What every installation has: the codes that a capability may add to, the currency, the operator, the runner of the night and its steps.
INSERT IGNORE INTO account_purpose (purpose) VALUES ('WALLET'), ('UNITS'), ('ACCRUED_INCOME'), ('WALLET_RESERVE'), ('SALES_SETTLEMENT'),
  ('TA_COLLECTION'), ('SUBSCRIPTIONS_PAYABLE'), ('REDEMPTIONS_RECEIVABLE'), ('UNITS_IN_ISSUE'), ('ADVANCES'), ('FEES'), ('RESIDUE'),
  ('RECEIVABLES'), ('SUSPENSE'), ('ADVANCE_INCOME'), ('LOSSES');
INSERT IGNORE INTO transfer_kind (kind) VALUES ('WALLET_CREDIT'), ('SUBSCRIPTION'), ('REDEMPTION'), ('RESIDUE'), ('CARRY'), ('ACCRUAL'),
  ('ADJUSTMENT'), ('SHORTFALL'), ('INSTANT_REDEMPTION'), ('ADVANCE_REPAYMENT'), ('INSTANT_REFUSED'), ('WALLET_DEBIT'),
  ('INSTANT_RESOLVED');
INSERT IGNORE INTO break_type (type) VALUES ('FILE_REJECTED'), ('FILE_CHANGED'), ('FILE_UNEXPECTED'), ('UNKNOWN_ORDER'),
  ('CONFIRMATION_DIFFERS'), ('UNCONFIRMED_ORDER'), ('QUOTE_YIELD'), ('QUOTE_JUMP'), ('QUOTE_GAP'), ('REGISTER_UNITS'),
  ('REGISTER_INCOME'), ('SHORTFALL'), ('INSTANT_REFUSED'), ('INSTANT_UNCONFIRMED'), ('CALENDAR_ENDS'), ('UNSENDABLE_ROW'),
  ('INVARIANT'), ('STEP_FAILED'), ('TRANSPORT_FAILED'), ('FILE_UNVERIFIED');
INSERT IGNORE INTO asset (asset_id, code, kind, scale) VALUES (156, 'CNY', 'CURRENCY', 2);
INSERT IGNORE INTO party (party_id, kind, name_zh, name_en) VALUES (1, 'OPERATOR', '钱包运营方', 'Wallet operator');
INSERT IGNORE INTO night_runner (shard, generation, holder) VALUES (0, 0, 'nobody');
INSERT INTO night_step_name (step, place) VALUES ('PLAN', 1), ('SWEEP', 2), ('CLOSE', 3), ('SEND', 4), ('TURN_DAY', 5),
  ('TRANSFER', 6), ('CONFIRM_TRANSFER', 7), ('QUOTE', 8), ('CONFIRM', 9), ('INCOME', 10), ('REGISTER', 11), ('PROVE', 12), ('RETAIN', 13)
ON DUPLICATE KEY UPDATE place = VALUES(place);
INSERT IGNORE INTO channel (channel, name_zh, name_en) VALUES ('house', '垫资银行', 'Advancing banks');
