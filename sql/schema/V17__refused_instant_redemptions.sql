-- An instant redemption that the transfer agent refused may be sent again: as a row of its own, whose 33 is a later one.
-- The line, the customer's limit and the wallet know the first only.
ALTER TABLE instant_redemption
  ADD COLUMN resends BIGINT NULL COMMENT 'instant_id of the refused one that this sends again',
  ADD UNIQUE KEY resent_once (resends);

-- What staff have decided about an instant redemption that was paid and then refused: one proposes, another approves.
CREATE TABLE instant_resolution (
  customer_id  BIGINT       NOT NULL COMMENT 'whose redemption it is: it lies there',
  instant_id  BIGINT       NOT NULL PRIMARY KEY,
  way         ENUM('SEND_AGAIN', 'TAKE_BACK', 'CLAIM', 'WRITE_OFF') NOT NULL,
  reason      VARCHAR(120) NOT NULL,
  proposed_by VARCHAR(255) NOT NULL COMMENT 'subject of the token',
  proposed_at DATETIME(3)  NOT NULL,
  approved_by VARCHAR(255) NULL COMMENT 'null until another person has agreed; then it is done',
  approved_at DATETIME(3)  NULL,
  FOREIGN KEY (instant_id) REFERENCES instant_redemption (instant_id)
);

ALTER TABLE transfer MODIFY kind ENUM('WALLET_CREDIT', 'SUBSCRIPTION', 'REDEMPTION', 'RESIDUE', 'CARRY', 'ACCRUAL', 'ADJUSTMENT',
  'SHORTFALL', 'INSTANT_REDEMPTION', 'ADVANCE_REPAYMENT', 'INSTANT_REFUSED', 'WALLET_DEBIT', 'INSTANT_RESOLVED') NOT NULL;
ALTER TABLE transfer
  MODIFY debit_purpose ENUM('WALLET', 'UNITS', 'ACCRUED_INCOME', 'WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION',
    'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE', 'UNITS_IN_ISSUE', 'ADVANCES', 'FEES', 'RESIDUE', 'RECEIVABLES', 'SUSPENSE',
    'ADVANCE_INCOME', 'LOSSES') NOT NULL,
  MODIFY credit_purpose ENUM('WALLET', 'UNITS', 'ACCRUED_INCOME', 'WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION',
    'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE', 'UNITS_IN_ISSUE', 'ADVANCES', 'FEES', 'RESIDUE', 'RECEIVABLES', 'SUSPENSE',
    'ADVANCE_INCOME', 'LOSSES') NOT NULL;
ALTER TABLE house_balance MODIFY purpose ENUM('WALLET', 'UNITS', 'ACCRUED_INCOME', 'WALLET_RESERVE', 'SALES_SETTLEMENT', 'TA_COLLECTION',
    'SUBSCRIPTIONS_PAYABLE', 'REDEMPTIONS_RECEIVABLE', 'UNITS_IN_ISSUE', 'ADVANCES', 'FEES', 'RESIDUE', 'RECEIVABLES', 'SUSPENSE',
    'ADVANCE_INCOME', 'LOSSES') NOT NULL;
