-- Whoever owns house accounts: the operator (1), transfer agents, banks and funds. Customers start at 10000.
CREATE TABLE party (
  party_id SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  kind     ENUM('OPERATOR', 'TRANSFER_AGENT', 'BANK', 'FUND') NOT NULL,
  name_zh  VARCHAR(60) NOT NULL COMMENT 'InvestorName of a bank that advances: 120 bytes in GB18030',
  name_en  VARCHAR(80) NOT NULL,
  CHECK (party_id < 10000)
);

CREATE TABLE transfer_agent (
  ta_code          VARCHAR(9)        NOT NULL PRIMARY KEY COMMENT 'creator code in its files',
  party_id         SMALLINT UNSIGNED NOT NULL UNIQUE,
  distributor_code VARCHAR(9)        NOT NULL COMMENT 'our code in its files',
  file_version     ENUM('20', '21', '22')     NOT NULL DEFAULT '21',
  readiness        ENUM('INDEX', 'OK_MARKER') NOT NULL DEFAULT 'INDEX' COMMENT 'what says that a file is whole',
  confirmation_stream CHAR(3)        NOT NULL DEFAULT 'OFI',
  quote_stream     CHAR(3)           NOT NULL DEFAULT 'OFJ',
  yield_unit       ENUM('PERCENT', 'FRACTION') NOT NULL DEFAULT 'PERCENT' COMMENT 'unit of Yield in its 07',
  FOREIGN KEY (party_id) REFERENCES party (party_id)
);

-- What can be owned: a currency (its ISO 4217 number) or the units of one share class of one fund (its fund_id).
CREATE TABLE asset (
  asset_id SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  code     VARCHAR(16)       NOT NULL UNIQUE,
  kind     ENUM('CURRENCY', 'UNITS') NOT NULL,
  scale    TINYINT UNSIGNED  NOT NULL COMMENT 'decimals of its smallest unit: 1001 at scale 2 is 10.01'
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
  carry          ENUM('DAILY', 'MONTHLY')          NOT NULL DEFAULT 'DAILY',
  residue_rule   ENUM('REDISTRIBUTED', 'RETAINED') NOT NULL DEFAULT 'REDISTRIBUTED',
  quote_pattern  VARCHAR(27)       NOT NULL DEFAULT 'EACH_DAY' COMMENT 'which days a quote covers whose file names the last one only'
    CHECK (quote_pattern IN ('EACH_DAY', 'ON_LAST_DAY_WITHOUT_TRADING', 'WITH_NEXT_TRADING_DAY')),
  pricing        VARCHAR(12)       NOT NULL DEFAULT 'CONSTANT_NAV' COMMENT 'what a unit is worth: 1.0000, or the NAV of the day'
    CHECK (pricing IN ('CONSTANT_NAV', 'FLOATING_NAV')),
  minimum_subscription BIGINT      NOT NULL DEFAULT 1 COMMENT 'cents',
  minimum_redemption   BIGINT      NOT NULL DEFAULT 1 COMMENT 'hundredths of a unit',
  income_begun_through DATE        NULL COMMENT 'the last day whose income posting has begun: no unit movement is effective on or before it',
  -- One share class of a fund code: orders and quotes name the fund by its code.
  UNIQUE (fund_code),
  FOREIGN KEY (fund_id) REFERENCES asset (asset_id),
  FOREIGN KEY (fund_id) REFERENCES party (party_id),
  FOREIGN KEY (ta_code) REFERENCES transfer_agent (ta_code)
);

-- What a fund publishes for calendar days. A correction is a new version; the highest accepted version holds.
CREATE TABLE quote (
  fund_id         SMALLINT UNSIGNED NOT NULL,
  last_day        DATE              NOT NULL COMMENT 'UpdateDate of the 07 file',
  version         SMALLINT UNSIGNED NOT NULL,
  first_day       DATE              NOT NULL COMMENT 'earlier than last_day when one quote covers several days',
  income_per_10k  DECIMAL(14, 8)    NOT NULL COMMENT 'income in yuan of 10,000 units; may be zero or negative',
  seven_day_yield DECIMAL(12, 5)    NULL     COMMENT 'percent, as published',
  yield_check     ENUM('AGREES', 'DIFFERS', 'NOT_CHECKABLE') NOT NULL,
  state           ENUM('ACCEPTED', 'REFUSED') NOT NULL COMMENT 'only an accepted quote is posted',
  source          VARCHAR(80)       NOT NULL COMMENT 'the file, or who entered it',
  received_at     DATETIME(3)       NOT NULL,
  PRIMARY KEY (fund_id, last_day, version),
  -- corrections are few: all of a fund lie side by side
  KEY corrections (fund_id, version),
  CHECK (first_day <= last_day),
  FOREIGN KEY (fund_id) REFERENCES fund (fund_id)
);
