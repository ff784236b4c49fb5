-- What a settlement day that is agreed owes or is owed is what is paid or expected for it; what is collected is paid at once, and what is
-- paid out once its proceeds are released.
SELECT owed.reference, owed.amount, p.amount AS paid, i.amount AS expected
FROM (
  SELECT o.reference, SUM(o.amount) AS amount
  FROM settlement s
  JOIN obligation o ON o.ta_code = s.ta_code AND o.due_date = s.settlement_date
    AND o.kind IN ('SUBSCRIPTION', 'REDEMPTION', 'DIVIDEND')
  WHERE s.settlement_date > :after AND s.state IN ('AGREED', 'RELEASED')
  GROUP BY o.reference
  UNION ALL
  SELECT o.reference, SUM(o.amount)
  FROM settlement s
  JOIN obligation o ON o.ta_code = s.ta_code AND o.settlement_date = s.settlement_date
    AND o.kind IN ('PROCEEDS', 'REFUND', 'ADVANCE_REPAYMENT', 'ADVANCE_INCOME', 'FEE')
  WHERE s.settlement_date > :after AND s.state = 'RELEASED'
  GROUP BY o.reference
  UNION ALL
  SELECT reference, SUM(amount) FROM obligation
  WHERE settlement_date > :after AND kind = 'COLLECTION'
  GROUP BY reference
) owed
LEFT JOIN payment p ON p.end_to_end_id = owed.reference
LEFT JOIN (SELECT business_key, SUM(amount) AS amount FROM cash_item WHERE payment_id IS NULL GROUP BY business_key) i
  ON i.business_key = owed.reference
WHERE owed.amount <> COALESCE(p.amount, -i.amount, 0);
