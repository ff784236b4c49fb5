-- Each proved day of the last week, posting or correction: every holder with a base has one entry, and entries and residue make up the amount.
SELECT r.fund_id, r.income_date, r.sequence, r.holders, r.amount, r.residue, SUM(e.income) AS income
FROM income_run r
JOIN asset a ON a.asset_id = r.fund_id
LEFT JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence <= r.sequence
WHERE r.state = 'PROVED' AND r.effective_date > a.income_begun_through - INTERVAL 7 DAY
GROUP BY r.fund_id, r.income_date, r.sequence, r.holders, r.amount, r.residue
HAVING COALESCE(SUM(e.sequence = r.sequence), 0) <> r.holders OR COALESCE(SUM(e.income), 0) + r.residue <> r.amount;
