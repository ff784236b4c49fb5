-- Whoever owns house accounts: the operator (1), transfer agents, banks and funds. Customers start at 10000.
CREATE TABLE party (
  party_id SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  kind     VARCHAR(16) NOT NULL,
  name_zh  VARCHAR(60) NOT NULL COMMENT 'InvestorName of a bank that advances: 120 bytes in GB18030',
  name_en  VARCHAR(80) NOT NULL,
  CHECK (party_id < 10000),
  CHECK (kind IN ('OPERATOR', 'TRANSFER_AGENT', 'BANK', 'FUND'))
);

-- With whom files are exchanged: a transfer agent or a bank, as its party says. Its code names its folder.
CREATE TABLE partner (
  partner_code VARCHAR(9)        NOT NULL PRIMARY KEY COMMENT 'of a transfer agent: the creator code in its files',
  party_id     SMALLINT UNSIGNED NOT NULL UNIQUE,
  -- the other side of breaks within our own books
  CHECK (partner_code <> 'HOUSE'),
  FOREIGN KEY (party_id) REFERENCES party (party_id)
);

-- What never changes of a transfer agent: numbers of orders and transfers follow from it.
CREATE TABLE transfer_agent (
  ta_code          VARCHAR(9)        NOT NULL PRIMARY KEY COMMENT 'its partner_code',
  distributor_code VARCHAR(9)        NOT NULL COMMENT 'our code in its files',
  FOREIGN KEY (ta_code) REFERENCES partner (partner_code)
);

-- How files are exchanged with a transfer agent, from a header date on; the row with the latest date that has come holds. Before the
-- first one nothing is exchanged.
CREATE TABLE transfer_agent_terms (
  ta_code             VARCHAR(9)  NOT NULL,
  valid_from          DATE        NOT NULL COMMENT 'header date',
  file_version        CHAR(2)     NOT NULL DEFAULT '21' COMMENT 'of the files we send',
  readiness           VARCHAR(9)  NOT NULL DEFAULT 'INDEX' COMMENT 'what says that a file is whole',
  confirmation_stream CHAR(3)     NOT NULL DEFAULT 'OFI',
  quote_stream        CHAR(3)     NOT NULL DEFAULT 'OFJ',
  yield_unit          VARCHAR(8)  NOT NULL DEFAULT 'PERCENT' COMMENT 'unit of Yield in its 07',
  PRIMARY KEY (ta_code, valid_from),
  CHECK (file_version IN ('20', '21', '22')),
  CHECK (readiness IN ('INDEX', 'OK_MARKER')),
  CHECK (yield_unit IN ('PERCENT', 'FRACTION')),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code)
);

-- A bank that keeps accounts for us or for whom we pay; it exchanges payment instructions, their status and statements with us.
CREATE TABLE bank (
  bank_code VARCHAR(9)  NOT NULL PRIMARY KEY COMMENT 'its partner_code',
  bic       VARCHAR(11) NOT NULL UNIQUE COMMENT 'BICFI in its messages',
  FOREIGN KEY (bank_code) REFERENCES partner (partner_code)
);

-- How a bank works, from a day on; the row with the latest day that has come holds. Hours are of Asia/Shanghai.
CREATE TABLE bank_terms (
  bank_code      VARCHAR(9)  NOT NULL,
  valid_from     DATE        NOT NULL,
  calendar       VARCHAR(8)  NOT NULL COMMENT 'its working days',
  cut_off        TIME        NOT NULL COMMENT 'an instruction that comes later is executed on the next working day',
  day_end        TIME        NOT NULL COMMENT 'what is booked later is on the statement of the next working day',
  statement_by   TIME        NOT NULL COMMENT 'the hour by which a working day has its last status and its statements',
  batch_booking  BOOLEAN     NOT NULL COMMENT 'BtchBookg: whether we ask for one entry per payment group',
  reversals      VARCHAR(11) NOT NULL COMMENT 'what the direction of a reversing entry means',
  yearly_numbers BOOLEAN     NOT NULL COMMENT 'whether statement numbers begin again with each year',
  release_limit  BIGINT      NULL COMMENT 'cents; a payment above it goes once a second person has released it; NULL: none',
  PRIMARY KEY (bank_code, valid_from),
  CHECK (reversals IN ('AS_WRITTEN', 'OF_ORIGINAL')),
  CHECK (cut_off <= day_end AND day_end <= statement_by),
  FOREIGN KEY (bank_code) REFERENCES bank (bank_code)
);

-- What can be owned: a currency (its ISO 4217 number) or the units of one share class of one fund (its fund_id).
CREATE TABLE asset (
  asset_id SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  code     VARCHAR(16)       NOT NULL UNIQUE,
  kind     VARCHAR(8)        NOT NULL,
  scale    TINYINT UNSIGNED  NOT NULL COMMENT 'decimals of its smallest unit: 1001 at scale 2 is 10.01',
  -- Who moves units shares this row, and a posting that begins locks it. In the fund's row it would stand in the way of every
  -- foreign key to the fund: an order would hold its units, then wait for the posting, which waits for a movement that waits
  -- for those units.
  income_begun_through DATE  NULL COMMENT 'of units: the last day whose income posting has begun; no movement is effective on or before it',
  CHECK (kind IN ('CURRENCY', 'UNITS'))
);

-- An account at a bank: ours (owner 1), or one that we pay or are paid from. A day on which it is not valid, nothing is instructed.
CREATE TABLE bank_account (
  account_id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  bank_code  VARCHAR(9)        NOT NULL,
  purpose    VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the account of our books that it stands for',
  owner_id   SMALLINT UNSIGNED NOT NULL COMMENT 'the party whose account it is',
  account_no VARCHAR(34)       NOT NULL,
  name       VARCHAR(140)      NOT NULL COMMENT 'of the holder, as the bank has it',
  asset_id   SMALLINT UNSIGNED NOT NULL COMMENT 'its currency',
  valid_from DATE              NOT NULL,
  valid_to   DATE              NULL COMMENT 'the last day; NULL: open',
  UNIQUE (bank_code, account_no),
  KEY by_use (purpose, owner_id),
  CHECK (purpose IN ('WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION', 'ADVANCE_FUNDING', 'FEES')),
  CHECK (valid_to >= valid_from),
  FOREIGN KEY (bank_code) REFERENCES bank (bank_code),
  FOREIGN KEY (owner_id) REFERENCES party (party_id),
  FOREIGN KEY (asset_id) REFERENCES asset (asset_id)
);

-- One row is one share class. fund_id is also its asset_id and its party_id.
CREATE TABLE fund (
  fund_id        SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  fund_code      CHAR(6)           NOT NULL,
  share_class    CHAR(1)           NOT NULL DEFAULT '0' COMMENT 'ShareClass: 0 front-end, 1 back-end, 2 both',
  ta_code        VARCHAR(9)        NOT NULL,
  name_zh        VARCHAR(80)       NOT NULL,
  name_en        VARCHAR(80)       NOT NULL,
  first_income_day DATE            NOT NULL COMMENT 'the first calendar day that this platform posts',
  fund_status    CHAR(1)           NOT NULL DEFAULT '0' COMMENT 'FundStatus of the 07 file',
  carry          VARCHAR(7)        NOT NULL DEFAULT 'DAILY',
  residue_rule   VARCHAR(13)       NOT NULL DEFAULT 'REDISTRIBUTED',
  quote_pattern  VARCHAR(27)       NOT NULL DEFAULT 'EACH_DAY' COMMENT 'which days a quote covers whose file names the last one only',
  pricing        VARCHAR(12)       NOT NULL DEFAULT 'CONSTANT_NAV' COMMENT 'what a unit is worth: 1.0000, or the NAV of the day',
  -- Limits; NULL: none. Amounts in cents, units in hundredths.
  minimum_subscription BIGINT      NOT NULL DEFAULT 1 COMMENT 'cents',
  minimum_later_subscription BIGINT NOT NULL DEFAULT 1 COMMENT 'cents; minimum_subscription is that of a customer who holds and has ordered nothing of it',
  holding_cap          BIGINT      NULL COMMENT 'hundredths of a unit a customer may hold after a subscription; income above it is kept',
  daily_quota          BIGINT      NULL COMMENT 'cents that all customers together may subscribe for one trade date',
  minimum_redemption   BIGINT      NOT NULL DEFAULT 1 COMMENT 'hundredths of a unit',
  minimum_holding      BIGINT      NOT NULL DEFAULT 0 COMMENT 'hundredths of a unit; a redemption leaves as much or nothing',
  largest_redemption   BIGINT      NULL COMMENT 'hundredths of a unit in one order',
  instant_limit        BIGINT      NOT NULL DEFAULT 1000000 COMMENT 'cents a customer may redeem at once per calendar day; 10,000.00 by the guidance of 2018',
  -- One share class of a fund code: orders and quotes name the fund by its code.
  UNIQUE (fund_code),
  CHECK (carry IN ('DAILY', 'MONTHLY')),
  CHECK (residue_rule IN ('REDISTRIBUTED', 'RETAINED')),
  CHECK (quote_pattern IN ('EACH_DAY', 'ON_LAST_DAY_WITHOUT_TRADING', 'WITH_NEXT_TRADING_DAY')),
  CHECK (pricing IN ('CONSTANT_NAV', 'FLOATING_NAV')),
  FOREIGN KEY (fund_id) REFERENCES asset (asset_id),
  FOREIGN KEY (fund_id) REFERENCES party (party_id),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code)
);

-- How money is settled with a transfer agent, from a confirmation date on; the row with the latest day that has come holds. No row:
-- it is settled outside the platform, and a redemption is paid when it is confirmed.
CREATE TABLE settlement_terms (
  ta_code            VARCHAR(9)        NOT NULL,
  valid_from         DATE              NOT NULL COMMENT 'confirmation date',
  netting            VARCHAR(5)        NOT NULL COMMENT 'NET: one sum per agent, currency and due day; GROSS: one per fund and direction',
  settlement_account SMALLINT UNSIGNED NOT NULL COMMENT 'ours, through which the money goes',
  collection_account SMALLINT UNSIGNED NOT NULL COMMENT 'of the agent',
  reserve_account    SMALLINT UNSIGNED NOT NULL COMMENT 'ours, behind the wallets',
  summaries          VARCHAR(8)        NOT NULL COMMENT 'files that must agree before money leaves, such as 25 12 09',
  PRIMARY KEY (ta_code, valid_from),
  CHECK (netting IN ('NET', 'GROSS')),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code),
  FOREIGN KEY (settlement_account) REFERENCES bank_account (account_id),
  FOREIGN KEY (collection_account) REFERENCES bank_account (account_id),
  FOREIGN KEY (reserve_account) REFERENCES bank_account (account_id)
);

-- When a fund's money moves, in trading days after T. No row: money-market funds' days, both T+1.
CREATE TABLE fund_settlement_days (
  fund_id         SMALLINT UNSIGNED NOT NULL,
  valid_from      DATE              NOT NULL COMMENT 'trade date',
  subscription_days TINYINT UNSIGNED NOT NULL COMMENT 'until it is delivered',
  redemption_days TINYINT UNSIGNED  NOT NULL COMMENT 'until it arrives, and the customer is promised it',
  PRIMARY KEY (fund_id, valid_from),
  CHECK (subscription_days BETWEEN 1 AND 20 AND redemption_days BETWEEN 1 AND 20),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- Whose figure of a holder's income is credited, by the day earned. A fund without rows: the platform's.
CREATE TABLE fund_income_authority (
  fund_id    SMALLINT UNSIGNED NOT NULL,
  valid_from DATE              NOT NULL COMMENT 'day earned',
  authority  VARCHAR(8)        NOT NULL,
  allowed_difference BIGINT    NOT NULL COMMENT 'cents of one holder and day, either way; more is a break',
  PRIMARY KEY (fund_id, valid_from),
  CHECK (authority IN ('PLATFORM', 'AGENT')),
  CHECK (allowed_difference >= 0),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

-- What a fund publishes for calendar days. A correction is a new version; the highest accepted version holds.
CREATE TABLE quote (
  fund_id         SMALLINT UNSIGNED NOT NULL,
  last_day        DATE              NOT NULL COMMENT 'UpdateDate of the 07 file',
  version         SMALLINT UNSIGNED NOT NULL,
  first_day       DATE              NOT NULL COMMENT 'earlier than last_day when one quote covers several days',
  income_per_10k  DECIMAL(14, 8)    NOT NULL COMMENT 'income in yuan of 10,000 units; may be zero or negative',
  seven_day_yield DECIMAL(12, 5)    NULL     COMMENT 'percent, as published',
  yield_check     VARCHAR(13)       NOT NULL,
  state           VARCHAR(8)        NOT NULL COMMENT 'only an accepted quote is posted',
  source          VARCHAR(80)       NOT NULL COMMENT 'the file, or who entered it',
  received_at     DATETIME(3)       NOT NULL,
  PRIMARY KEY (fund_id, last_day, version),
  -- corrections are few: all of a fund lie side by side
  KEY corrections (fund_id, version),
  CHECK (first_day <= last_day),
  CHECK (yield_check IN ('AGREES', 'DIFFERS', 'NOT_CHECKABLE')),
  CHECK (state IN ('ACCEPTED', 'REFUSED')),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);

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

-- The wallet brands that the platform serves.
CREATE TABLE channel (
  channel VARCHAR(16) NOT NULL PRIMARY KEY,
  name_zh VARCHAR(80) NOT NULL,
  name_en VARCHAR(80) NOT NULL
);

-- From when a channel pays redemptions on confirmation, out of the operator's own money and at its risk. No row, or no limit: it pays
-- once the fund's money is there.
CREATE TABLE channel_payout (
  channel    VARCHAR(16) NOT NULL,
  valid_from DATE        NOT NULL COMMENT 'confirmation date',
  own_money_limit BIGINT NULL COMMENT 'cents that may be paid ahead and not repaid, all customers of the channel together',
  PRIMARY KEY (channel, valid_from),
  CHECK (own_money_limit > 0),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);

-- What a channel has paid ahead and not got back. Changed by relative statements within the limit, so no two of them exceed it.
CREATE TABLE paid_ahead (
  channel     VARCHAR(16)       NOT NULL,
  shard       SMALLINT UNSIGNED NOT NULL COMMENT 'whose customers were paid',
  outstanding BIGINT            NOT NULL COMMENT 'cents',
  PRIMARY KEY (channel, shard),
  CHECK (outstanding >= 0),
  FOREIGN KEY (channel) REFERENCES channel (channel)
);

-- What a channel sells, with bounds of its own beside the fund's. No row: the channel does not sell the fund.
CREATE TABLE channel_fund (
  channel              VARCHAR(16)       NOT NULL,
  fund_id              SMALLINT UNSIGNED NOT NULL,
  sold_from            DATE              NULL COMMENT 'the first calendar day; NULL: from the beginning',
  sold_through         DATE              NULL COMMENT 'the last calendar day; NULL: no end',
  largest_subscription BIGINT            NULL COMMENT 'cents in one order',
  holding_cap          BIGINT            NULL COMMENT 'hundredths of a unit',
  instant_limit        BIGINT            NULL COMMENT 'cents per customer and calendar day',
  PRIMARY KEY (channel, fund_id),
  FOREIGN KEY (channel) REFERENCES channel (channel),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);
