-- What every installation has: the currency, the operator, the runner of the night and its steps, the gate of the calendar day.
INSERT IGNORE INTO asset (asset_id, code, kind, scale) VALUES (156, 'CNY', 'CURRENCY', 2);
INSERT IGNORE INTO party (party_id, kind, name_zh, name_en) VALUES (1, 'OPERATOR', '钱包运营方', 'Wallet operator');
INSERT IGNORE INTO night_runner (shard, generation, holder) VALUES (0, 0, 'nobody');
INSERT INTO night_step_name (step, place) VALUES ('PLAN', 1), ('SWEEP', 2), ('CLOSE', 3), ('SEND', 4), ('TURN_DAY', 5),
  ('TRANSFER', 6), ('CONFIRM_TRANSFER', 7), ('QUOTE', 8), ('CONFIRM', 9), ('INCOME', 10), ('REGISTER', 11), ('PROVE', 12), ('RETAIN', 13)
ON DUPLICATE KEY UPDATE place = VALUES(place);
INSERT IGNORE INTO channel (channel, name_zh, name_en) VALUES ('house', '垫资银行', 'Advancing banks');
