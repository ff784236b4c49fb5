-- Rows of 05 and 06 as the transfer agent sent them; compared with our books; then only rows that differ stay.
CREATE TABLE register_row (
  ta_code       VARCHAR(9)        NOT NULL,
  register_date DATE              NOT NULL COMMENT 'header date of the 05',
  fund_id       SMALLINT UNSIGNED NOT NULL,
  customer_id   BIGINT            NOT NULL,
  units         BIGINT            NOT NULL COMMENT 'TotalVolOfDistributorInTA',
  undistributed_income BIGINT     NOT NULL COMMENT 'signed',
  differs       BOOLEAN           NOT NULL DEFAULT FALSE COMMENT 'from our books, as a break says',
  PRIMARY KEY (ta_code, register_date, fund_id, customer_id)
);
CREATE TABLE register_income (
  ta_code       VARCHAR(9)        NOT NULL,
  register_date DATE              NOT NULL COMMENT 'header date of the 06',
  fund_id       SMALLINT UNSIGNED NOT NULL,
  income_date   DATE              NOT NULL COMMENT 'RegistrationDate: the calendar day that was earned',
  customer_id   BIGINT            NOT NULL,
  base          BIGINT            NOT NULL COMMENT 'BasisforCalculatingDividend',
  income        BIGINT            NOT NULL COMMENT 'signed',
  differs       BOOLEAN           NOT NULL DEFAULT FALSE COMMENT 'from our books, as a break says',
  PRIMARY KEY (ta_code, register_date, fund_id, income_date, customer_id)
);

-- Rows of 35 as the transfer agent sent them: what the accounts that moved hold after the transfers of a calendar day.
CREATE TABLE register_moved (
  ta_code       VARCHAR(9)        NOT NULL,
  register_date DATE              NOT NULL COMMENT 'header date of the 35',
  fund_id       SMALLINT UNSIGNED NOT NULL,
  customer_id   BIGINT            NOT NULL,
  units         BIGINT            NOT NULL COMMENT 'TotalVolOfDistributorInTA',
  undistributed_income BIGINT     NOT NULL COMMENT 'signed',
  PRIMARY KEY (ta_code, register_date, fund_id, customer_id)
);
