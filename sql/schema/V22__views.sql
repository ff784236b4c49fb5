-- The books for people who read SQL: amounts with their decimals instead of smallest units.
CREATE VIEW account_view AS
SELECT s.code AS asset, a.purpose, a.owner_id,
  CAST(a.balance / CAST(RPAD('1', s.scale + 1, '0') AS DECIMAL(10, 0)) AS DECIMAL(24, 4)) AS balance,
  CAST(a.held / CAST(RPAD('1', s.scale + 1, '0') AS DECIMAL(10, 0)) AS DECIMAL(24, 4)) AS held
FROM account a JOIN asset s ON s.asset_id = a.asset_id;

CREATE VIEW transfer_view AS
SELECT t.transfer_id, t.customer_id, s.code AS asset, t.debit_purpose, t.debit_owner, t.credit_purpose, t.credit_owner,
  CAST(t.amount / CAST(RPAD('1', s.scale + 1, '0') AS DECIMAL(10, 0)) AS DECIMAL(24, 4)) AS amount,
  t.kind, t.reference, t.booking_date, t.effective_date, t.booked_at
FROM transfer t JOIN asset s ON s.asset_id = t.asset_id;

CREATE VIEW income_view AS
SELECT f.fund_code, e.income_date, e.holder_id, e.sequence, r.income_per_10k,
  CAST(e.base / 100 AS DECIMAL(24, 2)) AS base, CAST(e.income / 100 AS DECIMAL(24, 2)) AS income, r.effective_date, r.reason
FROM income_entry e
JOIN income_run r ON r.fund_id = e.fund_id AND r.income_date = e.income_date AND r.sequence = e.sequence
JOIN fund f ON f.fund_id = e.fund_id;
