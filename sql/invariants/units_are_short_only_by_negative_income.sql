-- Units below zero, or below what open orders hold, come from negative income (or a forced decrease) only.
SELECT a.asset_id, a.owner_id, a.balance, a.held
FROM account a
WHERE a.purpose = 'UNITS' AND a.balance < a.held
  AND NOT EXISTS (
    SELECT 1 FROM income_run r
    JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = r.sequence
      AND e.holder_id = a.owner_id
    WHERE r.fund_id = a.asset_id AND e.income < 0)
  AND NOT EXISTS (
    SELECT 1 FROM transfer t
    WHERE t.customer_id = a.owner_id AND t.debit_owner = a.owner_id AND t.asset_id = a.asset_id AND t.debit_purpose = 'UNITS' AND t.kind = 'ADJUSTMENT');
