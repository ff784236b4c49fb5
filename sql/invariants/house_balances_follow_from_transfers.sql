-- A house account at the close of a business date is what it was at the close before and what the date's transfers and income
-- moved of it; and each account that moved is rolled up.
SELECT booking_date, asset_id, purpose, owner_id, SUM(debits) AS debits, SUM(credits) AS credits, SUM(debited) AS debited,
  SUM(credited) AS credited
FROM (
  SELECT booking_date, asset_id, purpose, owner_id, debits, credits, 0 AS debited, 0 AS credited FROM house_balance
  WHERE booking_date > :after AND booking_date <= :through
  UNION ALL
  SELECT booking_date, asset_id, debit_purpose, debit_owner, 0, 0, amount, 0 FROM transfer
  WHERE booking_date > :after AND booking_date <= LEAST(:through, (SELECT MAX(booking_date) FROM house_balance))
    AND debit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT booking_date, asset_id, credit_purpose, credit_owner, 0, 0, 0, amount FROM transfer
  WHERE booking_date > :after AND booking_date <= LEAST(:through, (SELECT MAX(booking_date) FROM house_balance))
    AND credit_purpose NOT IN ('WALLET', 'UNITS', 'ACCRUED_INCOME')
  UNION ALL
  SELECT r.booking_date, r.fund_id, 'UNITS_IN_ISSUE', r.fund_id, 0, 0, GREATEST(SUM(g.posted_income), 0), GREATEST(-SUM(g.posted_income), 0)
  FROM income_run r
  JOIN income_range g ON g.fund_id = r.fund_id AND g.income_date = r.income_date AND g.sequence = r.sequence
  WHERE r.booking_date > :after AND r.booking_date <= LEAST(:through, (SELECT MAX(booking_date) FROM house_balance))
    AND g.posted_holders IS NOT NULL
  GROUP BY r.booking_date, r.fund_id, r.income_date, r.sequence
) both_sides
GROUP BY booking_date, asset_id, purpose, owner_id
HAVING SUM(debits) <> SUM(debited) OR SUM(credits) <> SUM(credited)
UNION ALL
SELECT h.booking_date, h.asset_id, h.purpose, h.owner_id, h.debits, h.credits, h.balance, NULL
FROM house_balance h
WHERE h.booking_date > :after AND h.booking_date <= :through
  AND h.balance <> h.credits - h.debits + COALESCE((SELECT before_it.balance FROM house_balance before_it
    WHERE before_it.asset_id = h.asset_id AND before_it.purpose = h.purpose AND before_it.owner_id = h.owner_id
      AND before_it.booking_date < h.booking_date
    ORDER BY before_it.booking_date DESC LIMIT 1), 0);
