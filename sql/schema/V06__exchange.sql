-- Each file once: the same bytes again are a no-op, other bytes under a used name are a break.
CREATE TABLE fund_file (
  ta_code      VARCHAR(9)   NOT NULL,
  file_name    VARCHAR(80)  NOT NULL,
  direction    ENUM('OUT', 'IN') NOT NULL,
  file_type    VARCHAR(3)   NOT NULL COMMENT 'of a data file; the stream of an index',
  header_date  DATE         NOT NULL,
  sha256       BINARY(32)   NOT NULL,
  record_count BIGINT       NOT NULL,
  state        ENUM('INTENDED', 'SENT', 'USED', 'REJECTED') NOT NULL COMMENT 'OUT: intended, sent; IN: used, rejected',
  reason       VARCHAR(500) NULL,
  registered_at DATETIME(3) NOT NULL,
  PRIMARY KEY (ta_code, file_name),
  KEY of_day (ta_code, header_date, file_type),
  KEY by_time (registered_at)
);

-- Files that staff send again, because a partner asks for them: the same bytes.
CREATE TABLE file_resend (
  resend_id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ta_code      VARCHAR(9)   NOT NULL,
  stream       CHAR(3)      NOT NULL COMMENT 'of the index that announces the files',
  header_date  DATE         NOT NULL,
  requested_by VARCHAR(255) NOT NULL COMMENT 'subject of the token',
  requested_at DATETIME(3)  NOT NULL,
  done_at      DATETIME(3)  NULL,
  message      VARCHAR(300) NULL COMMENT 'why it could not be done',
  KEY open_ones (done_at)
);

-- A row that could not go with the file of its day: it goes with a later one, or waits for it.
CREATE TABLE set_aside_row (
  ta_code   VARCHAR(9) NOT NULL,
  file_type CHAR(2)    NOT NULL,
  row_id    BIGINT     NOT NULL COMMENT 'opening_id of 01, order_id of 03, instant_id of 33',
  due_date  DATE       NOT NULL COMMENT 'header date of the file of its day',
  app_sheet_serial_no VARCHAR(64) NOT NULL COMMENT 'subject of its break; of a number that is too long, all of it',
  sent_on   DATE       NULL COMMENT 'header date of the file that it goes with; null while it waits',
  PRIMARY KEY (ta_code, file_type, row_id),
  KEY due (ta_code, file_type, due_date, row_id),
  KEY sent (ta_code, file_type, sent_on, row_id),
  CHECK (sent_on > due_date)
);

-- Rows of 04, unique by (TA, TASerialNO); with an order or without one (142 to 145), and an order may have several.
CREATE TABLE confirmation (
  ta_code             VARCHAR(9)   NOT NULL,
  ta_serial_no        VARCHAR(32)  NOT NULL,
  confirm_date        DATE         NOT NULL COMMENT 'TransactionCfmDate',
  app_sheet_serial_no VARCHAR(24)  NOT NULL COMMENT 'as in the file; empty on what the fund side began',
  order_id            BIGINT       NULL COMMENT 'the order that app_sheet_serial_no names, if it is ours',
  business_code       CHAR(3)      NOT NULL,
  return_code         CHAR(4)      NOT NULL,
  customer_id         BIGINT       NOT NULL,
  fund_id             SMALLINT UNSIGNED NOT NULL,
  confirmed_amount    BIGINT       NOT NULL COMMENT 'cents',
  confirmed_units     BIGINT       NOT NULL COMMENT 'hundredths',
  undistributed_income BIGINT      NOT NULL DEFAULT 0 COMMENT 'cents, signed: the accrual paid with a redemption of all units',
  finished            BOOLEAN      NULL COMMENT 'BusinessFinishFlag; null where the row leaves it out',
  objection           VARCHAR(300) NULL COMMENT 'what in the row does not agree with itself; such a row is not booked',
  file_name           VARCHAR(80)  NOT NULL,
  line_no             BIGINT       NOT NULL,
  booked              BOOLEAN      NOT NULL DEFAULT FALSE,
  effective_date      DATE         NULL COMMENT 'from when it counts; null on a booked row that was set aside with a break',
  booked_on           DATE         NULL COMMENT 'the business date that was open when it took effect',
  PRIMARY KEY (ta_code, ta_serial_no),
  KEY of_order (order_id),
  KEY to_book (ta_code, booked, confirm_date, customer_id),
  KEY by_booking (booked_on)
);

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
