-- The demo's products, over funds and channels that the sandbox has proposed and approved (DemoSettings). Repeatable.
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
