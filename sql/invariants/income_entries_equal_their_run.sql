-- Of each proved day, posting or correction, every holder with a base has one entry, and entries and residue make up the amount.
SELECT r.fund_id, r.income_date, r.sequence, r.holders, r.amount, r.residue, SUM(e.income) AS income
FROM income_run r
LEFT JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence <= r.sequence
WHERE r.booking_date > :after AND r.booking_date <= :through AND r.state = 'PROVED'
GROUP BY r.fund_id, r.income_date, r.sequence, r.holders, r.amount, r.residue
HAVING COALESCE(SUM(e.sequence = r.sequence), 0) <> r.holders OR COALESCE(SUM(e.income), 0) + r.residue <> r.amount;
