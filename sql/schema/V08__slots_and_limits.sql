-- Room that all customers take from at once, kept in several rows so that none of them is hot.
CREATE TABLE slot (
  pool    VARCHAR(40)      NOT NULL COMMENT 'QUOTA fund_id trade_date, or LINE line_id',
  shard   SMALLINT UNSIGNED NOT NULL COMMENT 'whose customers take from it',
  slot_no TINYINT UNSIGNED NOT NULL,
  room    BIGINT           NOT NULL COMMENT 'cents still to be had',
  opened_with BIGINT       NOT NULL COMMENT 'cents; summed over its slots, all that the pool ever had to give',
  PRIMARY KEY (pool, shard, slot_no),
  CHECK (room >= 0)
);

-- What a customer has used of a fund's limits by what is under way; locked before the units.
CREATE TABLE limit_use (
  customer_id        BIGINT            NOT NULL,
  fund_id            SMALLINT UNSIGNED NOT NULL,
  open_subscriptions BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents of open subscriptions not yet confirmed',
  PRIMARY KEY (customer_id, fund_id),
  CHECK (open_subscriptions >= 0)
);
