-- What every installation has: the currency, the operator, the runner of the night, the gate of the calendar day.
INSERT IGNORE INTO asset (asset_id, code, kind, scale) VALUES (156, 'CNY', 'CURRENCY', 2);
INSERT IGNORE INTO party (party_id, kind, name_zh, name_en) VALUES (1, 'OPERATOR', '钱包运营方', 'Wallet operator');
INSERT IGNORE INTO night_runner (id, generation, holder) VALUES (1, 0, 'nobody');
INSERT IGNORE INTO channel (channel, name_zh, name_en) VALUES ('house', '垫资银行', 'Advancing banks');
