-- Files that are exchanged with partners. Each file once: the same bytes again are a no-op, other bytes under a used name
-- are a break.
CREATE TABLE exchanged_file (
  partner_code VARCHAR(9)   NOT NULL,
  file_name    VARCHAR(80)  NOT NULL,
  direction    VARCHAR(3)   NOT NULL,
  file_type    VARCHAR(8)   NOT NULL COMMENT 'of a data file; the stream of an index',
  header_date  DATE         NOT NULL,
  sha256       BINARY(32)   NOT NULL,
  record_count BIGINT       NOT NULL,
  state        VARCHAR(8)   NOT NULL COMMENT 'OUT: intended, sent; IN: used, rejected',
  reason       VARCHAR(500) NULL,
  registered_at DATETIME(3) NOT NULL,
  PRIMARY KEY (partner_code, file_name),
  KEY of_day (partner_code, header_date, file_type),
  KEY by_time (registered_at),
  CHECK ((direction = 'OUT' AND state IN ('INTENDED', 'SENT')) OR (direction = 'IN' AND state IN ('USED', 'REJECTED'))),
  FOREIGN KEY (partner_code) REFERENCES partner (partner_code)
);

-- Files that staff send again, because their partner asks for them: the same bytes.
CREATE TABLE file_resend (
  resend_id    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  partner_code VARCHAR(9)   NOT NULL,
  stream       VARCHAR(8)   NOT NULL COMMENT 'of the index that announces the files; pain.001: messages to a bank',
  header_date  DATE         NOT NULL,
  requested_by VARCHAR(255) NOT NULL COMMENT 'subject of the token',
  requested_at DATETIME(3)  NOT NULL,
  done_at      DATETIME(3)  NULL,
  message      VARCHAR(300) NULL COMMENT 'why it could not be done',
  KEY open_ones (done_at),
  FOREIGN KEY (partner_code) REFERENCES partner (partner_code)
);

-- A row that could not go with the file of its day: it goes with a later one, or waits for it.
CREATE TABLE set_aside_row (
  partner_code VARCHAR(9) NOT NULL,
  file_type    CHAR(2)    NOT NULL,
  row_id       BIGINT     NOT NULL COMMENT 'opening_id of 01, order_id of 03, instant_id of 33',
  due_date     DATE       NOT NULL COMMENT 'header date of the file of its day',
  app_sheet_serial_no VARCHAR(64) NOT NULL COMMENT 'subject of its break; of a number that is too long, all of it',
  sent_on      DATE       NULL COMMENT 'header date of the file that it goes with; null while it waits',
  given_up_on  DATE       NULL COMMENT 'business date on which two persons decided that it goes with no file',
  PRIMARY KEY (partner_code, file_type, row_id),
  KEY due (partner_code, file_type, due_date, row_id),
  KEY sent (partner_code, file_type, sent_on, row_id),
  CHECK (sent_on > due_date),
  CHECK (sent_on IS NULL OR given_up_on IS NULL),
  FOREIGN KEY (partner_code) REFERENCES partner (partner_code)
);
