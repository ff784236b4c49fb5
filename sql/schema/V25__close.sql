-- The close of a business date: trial balance, digest and signature. A date with a row here takes no more postings.
CREATE TABLE day_close (
  business_date   DATE          NOT NULL PRIMARY KEY,
  formula         SMALLINT      NOT NULL COMMENT 'version of the formula of the digest',
  row_count       BIGINT        NOT NULL COMMENT 'rows that the digest covers',
  previous_digest BINARY(32)    NOT NULL COMMENT 'of the close before; zeros for the first',
  digest          BINARY(32)    NOT NULL COMMENT 'SHA-256 over the sections of the day, the close itself and the digest before',
  signature       VARBINARY(64) NULL COMMENT 'Ed25519 of date and digest; null: no key was configured',
  key_id          CHAR(16)      NULL COMMENT 'of the key that signed: how the SHA-256 of the public key begins',
  closed_at       DATETIME(3)   NOT NULL,
  CHECK ((signature IS NULL) = (key_id IS NULL))
);

-- Digests of the rows that a day booked, some hundreds a section, so that a wrong row is found near its account.
CREATE TABLE day_digest_section (
  business_date  DATE              NOT NULL,
  shard          SMALLINT UNSIGNED NOT NULL COMMENT 'whose rows lie in it',
  table_name     VARCHAR(30)       NOT NULL,
  section_no     INT               NOT NULL COMMENT 'in the order of the rows, from 1 in each table',
  part           VARCHAR(80)       NOT NULL COMMENT 'what all its rows have in common: asset, account, run, transfer agent',
  first_position BIGINT            NOT NULL COMMENT 'of its rows: the first customer, holder, owner or range within the part',
  last_position  BIGINT            NOT NULL,
  row_count      BIGINT            NOT NULL,
  digest         BINARY(32)        NOT NULL COMMENT 'SHA-256 over every column of its rows',
  PRIMARY KEY (business_date, shard, table_name, section_no)
);

-- Each house account of a closed date, and the customers' accounts as one line for each purpose.
CREATE TABLE trial_balance (
  business_date DATE              NOT NULL,
  asset_id      SMALLINT UNSIGNED NOT NULL,
  purpose       VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner_id      BIGINT            NOT NULL COMMENT '0: all customers and banks together',
  opening       BIGINT            NOT NULL COMMENT 'closing of the close before; credits less debits, smallest unit',
  debits        BIGINT            NOT NULL,
  credits       BIGINT            NOT NULL,
  closing       BIGINT            NOT NULL,
  PRIMARY KEY (business_date, asset_id, purpose, owner_id),
  CHECK (closing = opening + credits - debits)
);

-- Chart of accounts: under which number of the operator's general ledger a purpose goes. Several may share a number. A
-- purpose without a row goes under its own name.
CREATE TABLE ledger_account (
  purpose        VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  asset_kind     VARCHAR(8)  NOT NULL,
  account_number VARCHAR(20) NOT NULL,
  name_zh        VARCHAR(60) NOT NULL,
  name_en        VARCHAR(80) NOT NULL,
  PRIMARY KEY (purpose, asset_kind),
  CHECK (asset_kind IN ('CURRENCY', 'UNITS'))
);

-- What is booked stays as it was booked, and a closed date takes nothing more, whoever asks. These triggers are the second
-- lock behind the day gate. A transfer and an income entry are never changed at all. Inserts of income entries have no
-- trigger: on a million rows even an empty one costs a quarter of the statement. They come with their run and range, which
-- are guarded, and the digest and the invariants find an entry without them. SELECT ... INTO and no subquery: it reads
-- without a lock, so a close that is being committed holds no posting up. AFTER and not BEFORE: the refusal undoes the
-- statement all the same, and MariaDB treats the NOT NULL columns of a table with BEFORE triggers in another way, by which
-- INSERT ... SELECT into a partitioned table fails.
DELIMITER //

CREATE TRIGGER transfer_not_into_closed_date AFTER INSERT ON transfer FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF NEW.booking_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: no transfer can be booked on it';
  END IF;
END//
CREATE TRIGGER transfer_not_changed AFTER UPDATE ON transfer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A transfer is never updated';
END//
CREATE TRIGGER transfer_not_deleted AFTER DELETE ON transfer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A transfer is never deleted';
END//

CREATE TRIGGER income_entry_not_changed AFTER UPDATE ON income_entry FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'An income entry is never updated';
END//
CREATE TRIGGER income_entry_not_deleted AFTER DELETE ON income_entry FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'An income entry is never deleted';
END//

CREATE TRIGGER income_run_not_into_closed_date AFTER INSERT ON income_run FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF IF(NEW.sequence = 0, NEW.income_date, NEW.effective_date) <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: no income can be posted on it';
  END IF;
END//
CREATE TRIGGER income_run_not_changed_when_closed AFTER UPDATE ON income_run FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF LEAST(OLD.booking_date, IF(NEW.sequence = 0, NEW.income_date, NEW.effective_date))
      <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its income does not change';
  END IF;
END//
CREATE TRIGGER income_run_not_deleted_when_closed AFTER DELETE ON income_run FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF OLD.booking_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its income stays';
  END IF;
END//

CREATE TRIGGER income_range_not_into_closed_date AFTER INSERT ON income_range FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF (SELECT booking_date FROM income_run WHERE fund_id = NEW.fund_id AND income_date = NEW.income_date
      AND sequence = NEW.sequence) <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: no income can be posted on it';
  END IF;
END//
CREATE TRIGGER income_range_not_changed_when_closed AFTER UPDATE ON income_range FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF (SELECT MIN(booking_date) FROM income_run
      WHERE (fund_id = OLD.fund_id AND income_date = OLD.income_date AND sequence = OLD.sequence)
        OR (fund_id = NEW.fund_id AND income_date = NEW.income_date AND sequence = NEW.sequence))
      <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its income does not change';
  END IF;
END//
CREATE TRIGGER income_range_not_deleted_when_closed AFTER DELETE ON income_range FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF (SELECT booking_date FROM income_run WHERE fund_id = OLD.fund_id AND income_date = OLD.income_date
      AND sequence = OLD.sequence) <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its income stays';
  END IF;
END//

CREATE TRIGGER confirmation_not_into_closed_date AFTER INSERT ON confirmation FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  IF NEW.booked_on IS NOT NULL THEN
    SELECT MAX(business_date) INTO closed_through FROM day_close;
    IF NEW.booked_on <= closed_through THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: no confirmation can be booked on it';
    END IF;
  END IF;
END//
CREATE TRIGGER confirmation_not_changed_when_closed AFTER UPDATE ON confirmation FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  IF OLD.booked_on IS NOT NULL OR NEW.booked_on IS NOT NULL THEN
    SELECT MAX(business_date) INTO closed_through FROM day_close;
    IF LEAST(COALESCE(OLD.booked_on, NEW.booked_on), COALESCE(NEW.booked_on, OLD.booked_on)) <= closed_through THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its confirmations do not change';
    END IF;
  END IF;
END//
CREATE TRIGGER confirmation_not_deleted_when_closed AFTER DELETE ON confirmation FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF OLD.booked_on <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its confirmations stay';
  END IF;
END//

CREATE TRIGGER house_balance_not_into_closed_date AFTER INSERT ON house_balance FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF NEW.booking_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its house accounts are rolled up';
  END IF;
END//
CREATE TRIGGER house_balance_not_changed_when_closed AFTER UPDATE ON house_balance FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF LEAST(OLD.booking_date, NEW.booking_date) <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its house accounts do not change';
  END IF;
END//
CREATE TRIGGER house_balance_not_deleted_when_closed AFTER DELETE ON house_balance FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF OLD.booking_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its house accounts stay';
  END IF;
END//

CREATE TRIGGER trial_balance_not_into_closed_date AFTER INSERT ON trial_balance FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF NEW.business_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its trial balance is drawn up';
  END IF;
END//
CREATE TRIGGER trial_balance_not_changed AFTER UPDATE ON trial_balance FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A trial balance is never updated';
END//
CREATE TRIGGER trial_balance_not_deleted AFTER DELETE ON trial_balance FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A trial balance is never deleted';
END//

CREATE TRIGGER day_digest_section_not_into_closed_date AFTER INSERT ON day_digest_section FOR EACH ROW
BEGIN
  DECLARE closed_through DATE;
  SELECT MAX(business_date) INTO closed_through FROM day_close;
  IF NEW.business_date <= closed_through THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The business date is closed: its digest is made';
  END IF;
END//
CREATE TRIGGER day_digest_section_not_changed AFTER UPDATE ON day_digest_section FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A digest is never updated';
END//
CREATE TRIGGER day_digest_section_not_deleted AFTER DELETE ON day_digest_section FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A digest is never deleted';
END//

CREATE TRIGGER day_close_not_changed AFTER UPDATE ON day_close FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A close is never updated';
END//
CREATE TRIGGER day_close_not_deleted AFTER DELETE ON day_close FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'A close is never deleted';
END//

DELIMITER ;
