-- What a fund keeps of the cents that cutting leaves over moved once with each posting, and with each correction what it changed.
SELECT r.fund_id, r.income_date, r.sequence, r.residue - COALESCE(before_it.residue, 0) AS kept,
  COALESCE(SUM(IF(t.credit_purpose = 'RESIDUE', t.amount, -t.amount)), 0) AS moved
FROM income_run r
JOIN fund f ON f.fund_id = r.fund_id
LEFT JOIN income_run before_it ON before_it.fund_id = r.fund_id AND before_it.income_date = r.income_date
  AND before_it.sequence + 1 = r.sequence
LEFT JOIN transfer t ON t.kind = 'RESIDUE' AND t.asset_id = r.fund_id
  AND t.reference = CONCAT(f.fund_code, ' ', r.income_date, IF(r.sequence = 0, '', CONCAT(' ', r.sequence)))
WHERE r.booking_date > :after AND r.booking_date <= :through AND r.state = 'PROVED'
GROUP BY r.fund_id, r.income_date, r.sequence, r.residue, before_it.residue
HAVING kept <> moved
UNION ALL
SELECT t.asset_id, t.effective_date, NULL, 0, t.amount
FROM transfer t
JOIN fund f ON f.fund_id = t.asset_id
LEFT JOIN income_run r ON r.fund_id = t.asset_id AND r.effective_date = t.effective_date
  AND t.reference = CONCAT(f.fund_code, ' ', r.income_date, IF(r.sequence = 0, '', CONCAT(' ', r.sequence)))
WHERE t.booking_date > :after AND t.booking_date <= :through AND t.kind = 'RESIDUE' AND r.fund_id IS NULL;
