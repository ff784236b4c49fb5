-- A statement of an account of ours (camt.053), used as a whole. The numbers of an account follow each other, and each opens where
-- the one before closed.
CREATE TABLE bank_statement (
  statement_id   BIGINT            NOT NULL AUTO_INCREMENT PRIMARY KEY,
  account_id     SMALLINT UNSIGNED NOT NULL,
  bank_code      VARCHAR(9)        NOT NULL,
  statement_date DATE              NOT NULL COMMENT 'of the closing balance',
  number         INT UNSIGNED      NOT NULL COMMENT 'ElctrncSeqNb',
  message_id     VARCHAR(35)       NOT NULL COMMENT 'GrpHdr/MsgId',
  statement_ref  VARCHAR(35)       NOT NULL COMMENT 'Stmt/Id',
  file_name      VARCHAR(80)       NOT NULL,
  opening        BIGINT            NOT NULL COMMENT 'smallest unit; negative: overdrawn',
  closing        BIGINT            NOT NULL,
  line_count     BIGINT            NOT NULL,
  booking_date   DATE              NOT NULL COMMENT 'business date on which its lines were booked',
  taken_in_at    DATETIME(3)       NOT NULL,
  UNIQUE (account_id, statement_date),
  UNIQUE (account_id, statement_ref),
  UNIQUE (bank_code, message_id),
  KEY booked (booking_date),
  FOREIGN KEY (account_id) REFERENCES bank_account (account_id),
  FOREIGN KEY (bank_code) REFERENCES bank (bank_code)
);

-- A line of a statement: one for each detail of an entry; one for an entry without details; one for each payment of a batch that is
-- booked as a sum. A line is what one item of ours can match. Its references hold only what could be one of ours: printable ASCII.
CREATE TABLE statement_line (
  line_id       BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  statement_id  BIGINT       NOT NULL,
  entry_number  INT UNSIGNED NOT NULL COMMENT 'place of its entry on the statement, from 1',
  detail_number INT UNSIGNED NOT NULL COMMENT 'place of its detail in the entry, from 1; 0: the entry as a whole',
  amount        BIGINT       NOT NULL COMMENT 'smallest unit; negative: money out',
  reversal      BOOLEAN      NOT NULL COMMENT 'RvslInd',
  end_to_end_id VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL,
  group_id      VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'PmtInfId',
  bank_reference VARCHAR(35) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'AcctSvcrRef',
  transaction_code VARCHAR(35) NULL COMMENT 'BkTxCd',
  party_account VARCHAR(34)  NULL COMMENT 'of the other side',
  party_name    VARCHAR(140) NULL,
  return_reason VARCHAR(35)  NULL,
  expanded      BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'a payment of a batch that is booked as a sum',
  outcome       VARCHAR(10)  NULL COMMENT 'what it is if it matches no item of ours',
  payment_id    BIGINT       NULL COMMENT 'of a return: the payment that came back',
  UNIQUE (statement_id, entry_number, detail_number),
  UNIQUE KEY came_back (payment_id, amount) COMMENT 'once on each side: both may be ours',
  KEY of_statement (statement_id, line_id),
  KEY by_identifier (statement_id, end_to_end_id, amount, reversal, return_reason) COMMENT 'all that decides what a line matches',
  KEY unexplained (statement_id, outcome),
  KEY by_reference (end_to_end_id),
  KEY by_bank_reference (bank_reference),
  CHECK (amount <> 0),
  CHECK (outcome IN ('RETURN', 'INTEREST', 'DIFFERS', 'UNEXPECTED')),
  CHECK ((outcome = 'RETURN') = (payment_id IS NOT NULL)),
  FOREIGN KEY (statement_id) REFERENCES bank_statement (statement_id)
);

-- A line and the item of ours that it books: one line, one item.
CREATE TABLE cash_match (
  line_id    BIGINT      NOT NULL PRIMARY KEY,
  item_id    BIGINT      NOT NULL UNIQUE,
  matched_by VARCHAR(14) NOT NULL,
  CHECK (matched_by IN ('END_TO_END', 'BATCH', 'BANK_REFERENCE', 'LATER')),
  FOREIGN KEY (line_id) REFERENCES statement_line (line_id),
  FOREIGN KEY (item_id) REFERENCES cash_item (item_id)
);

-- A closed date takes no more statements, and those that it has stay: see V25.
DELIMITER //

CREATE TRIGGER bank_statement_not_into_closed_date AFTER INSERT ON bank_statement FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF NEW.booking_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: no statement can be booked on it';
  END IF;
END//
CREATE TRIGGER bank_statement_not_changed_when_closed AFTER UPDATE ON bank_statement FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF LEAST(OLD.booking_date, NEW.booking_date) <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its statements do not change';
  END IF;
END//
CREATE TRIGGER bank_statement_not_deleted_when_closed AFTER DELETE ON bank_statement FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF OLD.booking_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its statements stay';
  END IF;
END//

DELIMITER ;
