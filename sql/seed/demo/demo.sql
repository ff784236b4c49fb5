-- The demo's wallet brands, transfer agents and funds. Repeatable.
INSERT IGNORE INTO channel (channel, name_zh, name_en) VALUES
  ('demo', '演示钱包', 'Demo wallet'),
  ('demo2', '演示零钱', 'Demo pocket');
INSERT IGNORE INTO party (party_id, kind, name_zh, name_en) VALUES
  (11, 'TRANSFER_AGENT', '天弘基金（演示）', 'Tianhong Asset Management (demo)'),
  (12, 'TRANSFER_AGENT', '华信基金（演示）', 'Huaxin Asset Management (demo)'),
  (1001, 'FUND', '天弘增利宝货币（演示）', 'Tianhong Zenglibao Money Market (demo)'),
  (1002, 'FUND', '天弘活期通货币（演示）', 'Tianhong Current Money Market (demo)'),
  (1003, 'FUND', '华信月月结货币（演示）', 'Huaxin Monthly Money Market (demo)'),
  (1004, 'FUND', '华信日日增货币（演示）', 'Huaxin Daily Money Market (demo)');
INSERT IGNORE INTO transfer_agent (ta_code, party_id, distributor_code, file_version) VALUES
  ('TH', 11, '998', '21'),
  ('HX', 12, '998', '22');
INSERT IGNORE INTO asset (asset_id, code, kind, scale) VALUES
  (1001, '000198', 'UNITS', 2), (1002, '990101', 'UNITS', 2), (1003, '990201', 'UNITS', 2), (1004, '990202', 'UNITS', 2);
INSERT IGNORE INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, carry, residue_rule) VALUES
  (1001, '000198', 'TH', '天弘增利宝货币（演示）', 'Tianhong Zenglibao Money Market (demo)', '2013-07-01', 'DAILY', 'RETAINED'),
  (1002, '990101', 'TH', '天弘活期通货币（演示）', 'Tianhong Current Money Market (demo)', '2013-07-01', 'DAILY', 'REDISTRIBUTED'),
  (1003, '990201', 'HX', '华信月月结货币（演示）', 'Huaxin Monthly Money Market (demo)', '2013-07-01', 'MONTHLY', 'REDISTRIBUTED'),
  (1004, '990202', 'HX', '华信日日增货币（演示）', 'Huaxin Daily Money Market (demo)', '2013-07-01', 'DAILY', 'REDISTRIBUTED');
INSERT IGNORE INTO channel_fund (channel, fund_id)
SELECT c.channel, f.fund_id FROM channel c CROSS JOIN fund f WHERE c.channel IN ('demo', 'demo2') AND f.fund_id BETWEEN 1001 AND 1004;
