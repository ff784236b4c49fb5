-- A statement's lines lead from its opening to its closing balance, and each statement opens where the one before closed.
SELECT s.statement_id, s.account_id, s.statement_date, s.opening, s.closing, SUM(l.amount) AS lines_sum, NULL AS closed_before
FROM bank_statement s
LEFT JOIN statement_line l ON l.statement_id = s.statement_id
WHERE s.booking_date > :after AND s.booking_date <= :through
GROUP BY s.statement_id, s.account_id, s.statement_date, s.opening, s.closing, s.line_count
HAVING s.opening + COALESCE(SUM(l.amount), 0) <> s.closing OR COUNT(l.line_id) <> s.line_count
UNION ALL
SELECT s.statement_id, s.account_id, s.statement_date, s.opening, s.closing, NULL, b.closing
FROM bank_statement s
LEFT JOIN bank_statement b ON b.account_id = s.account_id AND b.statement_date = (
  SELECT MAX(x.statement_date) FROM bank_statement x WHERE x.account_id = s.account_id AND x.statement_date < s.statement_date)
LEFT JOIN account_balance a ON a.account_id = s.account_id AND a.statement_date = s.statement_date
WHERE s.booking_date > :after AND s.booking_date <= :through
  AND (b.closing <> s.opening OR a.closing IS NULL OR a.closing <> s.closing OR a.opening <> s.opening);
