-- The demo's wallet brands, transfer agents, banks, and funds with their limits. Repeatable.
INSERT IGNORE INTO channel (channel, name_zh, name_en) VALUES
  ('demo', '演示钱包', 'Demo wallet'),
  ('demo2', '演示零钱', 'Demo pocket');
INSERT IGNORE INTO party (party_id, kind, name_zh, name_en) VALUES
  (11, 'TRANSFER_AGENT', '天弘基金（演示）', 'Tianhong Asset Management (demo)'),
  (12, 'TRANSFER_AGENT', '华信基金（演示）', 'Huaxin Asset Management (demo)'),
  (21, 'BANK', '江畔银行（演示）', 'Riverside Bank (demo)'),
  (22, 'BANK', '山城银行（演示）', 'Hilltown Bank (demo)'),
  (1001, 'FUND', '天弘增利宝货币（演示）', 'Tianhong Zenglibao Money Market (demo)'),
  (1002, 'FUND', '天弘活期通货币（演示）', 'Tianhong Current Money Market (demo)'),
  (1003, 'FUND', '华信月月结货币（演示）', 'Huaxin Monthly Money Market (demo)'),
  (1004, 'FUND', '华信日日增货币（演示）', 'Huaxin Daily Money Market (demo)');
INSERT IGNORE INTO partner (partner_code, party_id) VALUES
  ('TH', 11),
  ('HX', 12),
  ('RIVER', 21),
  ('HILL', 22);
INSERT IGNORE INTO transfer_agent (ta_code, distributor_code) VALUES ('TH', '998'), ('HX', '998');
INSERT IGNORE INTO transfer_agent_terms (ta_code, valid_from, file_version) VALUES
  ('TH', '2013-01-01', '21'),
  ('HX', '2013-01-01', '22');
INSERT IGNORE INTO asset (asset_id, code, kind, scale) VALUES
  (1001, '000198', 'UNITS', 2), (1002, '990101', 'UNITS', 2), (1003, '990201', 'UNITS', 2), (1004, '990202', 'UNITS', 2);
-- Cents and hundredths of units. The daily quota of 990201 grows with the number of customers, so the sandbox sets it.
INSERT IGNORE INTO fund (fund_id, fund_code, ta_code, name_zh, name_en, first_income_day, carry, residue_rule,
  minimum_subscription, minimum_later_subscription, holding_cap, minimum_redemption, minimum_holding, largest_redemption) VALUES
  (1001, '000198', 'TH', '天弘增利宝货币（演示）', 'Tianhong Zenglibao Money Market (demo)', '2013-07-01', 'DAILY', 'RETAINED', 100, 1, NULL, 1, 0, NULL),
  (1002, '990101', 'TH', '天弘活期通货币（演示）', 'Tianhong Current Money Market (demo)', '2013-07-01', 'DAILY', 'REDISTRIBUTED', 10000, 1000, 6000000, 1, 0, NULL),
  (1003, '990201', 'HX', '华信月月结货币（演示）', 'Huaxin Monthly Money Market (demo)', '2013-07-01', 'MONTHLY', 'REDISTRIBUTED', 100, 100, NULL, 100, 0, 2000000),
  (1004, '990202', 'HX', '华信日日增货币（演示）', 'Huaxin Daily Money Market (demo)', '2013-07-01', 'DAILY', 'REDISTRIBUTED', 1, 1, NULL, 1, 100000, NULL);
-- The second brand sells three of the four, within narrower bounds.
INSERT IGNORE INTO channel_fund (channel, fund_id, largest_subscription, holding_cap, instant_limit) VALUES
  ('demo', 1001, NULL, NULL, NULL), ('demo', 1002, NULL, NULL, NULL), ('demo', 1003, NULL, NULL, NULL), ('demo', 1004, NULL, NULL, NULL),
  ('demo2', 1001, 2000000, NULL, 500000), ('demo2', 1002, NULL, 3000000, NULL), ('demo2', 1003, NULL, NULL, NULL);
-- One product goes by weight, one where the yield is best, one where the customer says; 990201 with its quota is in none.
INSERT IGNORE INTO product (product_id, channel, product_code, name_zh, name_en, allocation) VALUES
  (1, 'demo', 'BALANCE', '余额增利', 'Balance', 'WEIGHT'),
  (2, 'demo', 'BEST', '优选收益', 'Best yield', 'BEST_YIELD'),
  (3, 'demo2', 'BALANCE', '零钱增利', 'Pocket balance', 'WEIGHT'),
  (4, 'demo2', 'BEST', '零钱优选', 'Pocket best yield', 'BEST_YIELD'),
  (5, 'demo', 'CHOICE', '自选货币', 'Your choice', 'CHOSEN'),
  (6, 'demo2', 'CHOICE', '零钱自选', 'Pocket choice', 'CHOSEN');
INSERT IGNORE INTO product_fund (product_id, fund_id, weight, out_order) VALUES
  (1, 1001, 60, 1), (1, 1002, 40, 2),
  (2, 1001, 1, 2), (2, 1004, 1, 1),
  (3, 1001, 70, 1), (3, 1002, 30, 2),
  (4, 1001, 1, 1), (4, 1002, 1, 2),
  (5, 1001, 1, 1), (5, 1002, 1, 2),
  (6, 1001, 1, 1), (6, 1002, 1, 2);
-- Both banks advance money. RIVER supervises the settlement account, and books a payment group as one entry; HILL keeps the wallet
-- reserve, books each payment, and writes a reversal in the direction of its original.
INSERT IGNORE INTO bank (bank_code, bic) VALUES ('RIVER', 'RIVRCNBJXXX'), ('HILL', 'HILLCNSHXXX');
INSERT IGNORE INTO bank_terms (bank_code, valid_from, calendar, cut_off, day_end, statement_by, batch_booking, reversals, yearly_numbers) VALUES
  ('RIVER', '2013-01-01', 'CN', '17:00', '20:00', '21:00', TRUE, 'AS_WRITTEN', TRUE),
  ('HILL', '2013-01-01', 'CN', '17:00', '20:00', '21:00', FALSE, 'OF_ORIGINAL', TRUE);
INSERT IGNORE INTO bank_account (account_id, bank_code, purpose, owner_id, account_no, name, asset_id, valid_from) VALUES
  (1, 'RIVER', 'SALES_SETTLEMENT', 1, '6210010001', 'Wallet operator, fund sales', 156, '2013-01-01'),
  (2, 'HILL', 'WALLET_RESERVE', 1, '6220010001', 'Wallet operator, wallet reserve', 156, '2013-01-01'),
  (3, 'RIVER', 'FEES', 1, '6210010002', 'Wallet operator, fees', 156, '2013-01-01'),
  (4, 'RIVER', 'TA_COLLECTION', 11, '6210020011', 'Tianhong Asset Management', 156, '2013-01-01'),
  (5, 'RIVER', 'TA_COLLECTION', 12, '6210020012', 'Huaxin Asset Management', 156, '2013-01-01'),
  (6, 'RIVER', 'ADVANCE_FUNDING', 21, '6210030021', 'Riverside Bank', 156, '2013-01-01'),
  (7, 'HILL', 'ADVANCE_FUNDING', 22, '6220030022', 'Hilltown Bank', 156, '2013-01-01');
-- One sum a day with each agent; its summaries must agree before money leaves.
INSERT IGNORE INTO settlement_terms (ta_code, valid_from, netting, settlement_account, collection_account, reserve_account, summaries) VALUES
  ('TH', '2013-01-01', 'NET', 1, 4, 2, '25 12 09'),
  ('HX', '2013-01-01', 'NET', 1, 5, 2, '25 12');
