-- What a channel offers as one balance: one fund or several behind it.
CREATE TABLE product (
  product_id   SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  channel      VARCHAR(16)       NOT NULL,
  product_code VARCHAR(16)       NOT NULL,
  name_zh      VARCHAR(80)       NOT NULL,
  name_en      VARCHAR(80)       NOT NULL,
  allocation   VARCHAR(10)       NOT NULL COMMENT 'into which of its funds money goes: all by weight, the best 7-day yield with room, or the customer''s choice',
  UNIQUE (channel, product_code),
  CHECK (product_id > 0),
  CHECK (allocation IN ('WEIGHT', 'BEST_YIELD', 'CHOSEN')),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);
CREATE TABLE product_fund (
  product_id SMALLINT UNSIGNED NOT NULL,
  fund_id    SMALLINT UNSIGNED NOT NULL,
  weight     SMALLINT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'in proportion to the others'', with allocation WEIGHT; 0: money only comes out',
  out_order  TINYINT UNSIGNED  NOT NULL COMMENT 'the lowest is redeemed first, and decides between equal yields and remainders',
  PRIMARY KEY (product_id, fund_id),
  UNIQUE (product_id, out_order),
  CHECK (weight <= 10000),
  FOREIGN KEY (product_id) REFERENCES product (product_id),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);
