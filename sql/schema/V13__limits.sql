-- Limits of a fund; NULL: none. Amounts in cents, units in hundredths.
ALTER TABLE fund
  ADD COLUMN minimum_later_subscription BIGINT NOT NULL DEFAULT 1 COMMENT 'cents; minimum_subscription is that of a customer who holds and has ordered nothing of it',
  ADD COLUMN holding_cap BIGINT NULL COMMENT 'hundredths of a unit a customer may hold after a subscription; income above it is kept',
  ADD COLUMN daily_quota BIGINT NULL COMMENT 'cents that all customers together may subscribe for one trade date',
  ADD COLUMN minimum_holding BIGINT NOT NULL DEFAULT 0 COMMENT 'hundredths of a unit; a redemption leaves as much or nothing',
  ADD COLUMN largest_redemption BIGINT NULL COMMENT 'hundredths of a unit in one order',
  ADD COLUMN instant_limit BIGINT NOT NULL DEFAULT 1000000 COMMENT 'cents a customer may redeem at once per calendar day; 10,000.00 by the guidance of 2018';

-- Limits that fund companies publish for individuals with their quotes (07); NULL: none. The tighter of these and ours holds.
CREATE TABLE published_limit (
  fund_id              SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  minimum_first        BIGINT NULL COMMENT 'MinBidsAmountByIndi, cents',
  minimum_later        BIGINT NULL COMMENT 'MinAppBidsAmountByIndi, cents',
  largest_subscription BIGINT NULL COMMENT 'IndiMaxPurchase, cents in one order',
  day_subscription     BIGINT NULL COMMENT 'IndiDayMaxSumBuy, cents of one customer for one trade date',
  minimum_redemption   BIGINT NULL COMMENT 'MinRedemptionVol, hundredths of a unit',
  largest_redemption   BIGINT NULL COMMENT 'the smaller of MaxRedemptionVol and IndiMaxRedeem, hundredths in one order',
  day_redemption       BIGINT NULL COMMENT 'IndiDayMaxSumRedeem, hundredths of one customer for one trade date',
  minimum_holding      BIGINT NULL COMMENT 'MinAccountBalance, hundredths of a unit',
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- What a channel sells, with bounds of its own beside the fund's. No row: the channel does not sell the fund.
CREATE TABLE channel_fund (
  channel              VARCHAR(16)       NOT NULL,
  fund_id              SMALLINT UNSIGNED NOT NULL,
  largest_subscription BIGINT            NULL COMMENT 'cents in one order',
  holding_cap          BIGINT            NULL COMMENT 'hundredths of a unit',
  instant_limit        BIGINT            NULL COMMENT 'cents per customer and calendar day',
  PRIMARY KEY (channel, fund_id),
  FOREIGN KEY (channel) REFERENCES channel (channel),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);
INSERT INTO channel_fund (channel, fund_id) SELECT c.channel, f.fund_id FROM channel c CROSS JOIN fund f;

-- What a customer has used of a fund's limits by what is under way; locked before the units.
CREATE TABLE limit_use (
  customer_id        BIGINT            NOT NULL,
  fund_id            SMALLINT UNSIGNED NOT NULL,
  open_subscriptions BIGINT            NOT NULL DEFAULT 0 COMMENT 'cents of open subscriptions not yet confirmed',
  PRIMARY KEY (customer_id, fund_id),
  CHECK (open_subscriptions >= 0)
);
INSERT INTO limit_use (customer_id, fund_id, open_subscriptions)
SELECT customer_id, fund_id, SUM(amount - confirmed_amount) FROM fund_order
WHERE kind = 'SUBSCRIPTION' AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART') GROUP BY customer_id, fund_id;

-- Room that all customers take from at once, kept in several rows so that none of them is hot.
CREATE TABLE slot (
  pool    VARCHAR(40)      NOT NULL COMMENT 'QUOTA fund_id trade_date, or LINE line_id',
  slot_no TINYINT UNSIGNED NOT NULL,
  room    BIGINT           NOT NULL COMMENT 'cents still to be had',
  opened_with BIGINT       NOT NULL COMMENT 'cents; summed over its slots, all that the pool ever had to give',
  PRIMARY KEY (pool, slot_no),
  CHECK (room >= 0)
);
