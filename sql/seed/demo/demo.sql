-- The demo's wallet brand, transfer agent and fund. Repeatable.
INSERT IGNORE INTO channel (channel, name_zh, name_en) VALUES ('demo', '演示钱包', 'Demo wallet');
INSERT IGNORE INTO party (party_id, kind, name_zh, name_en) VALUES
  (11, 'TRANSFER_AGENT', '天弘基金（演示）', 'Tianhong Asset Management (demo)'),
  (1001, 'FUND', '天弘增利宝货币（演示）', 'Tianhong Zenglibao Money Market (demo)');
INSERT IGNORE INTO transfer_agent (ta_code, party_id, distributor_code) VALUES ('TH', 11, '998');
INSERT IGNORE INTO asset (asset_id, code, kind, scale) VALUES (1001, '000198', 'UNITS', 2);
INSERT IGNORE INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, residue_rule) VALUES
  (1001, '000198', 'TH', '天弘增利宝货币（演示）', 'Tianhong Zenglibao Money Market (demo)', '2013-07-01', 'RETAINED');
INSERT IGNORE INTO channel_fund (channel, fund_id) VALUES ('demo', 1001);
