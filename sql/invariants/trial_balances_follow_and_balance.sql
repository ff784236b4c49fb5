-- In a trial balance the closings of an asset add up to zero, an account opens as it closed the date before, and a house account
-- closes as it is rolled up.
SELECT business_date, asset_id, NULL AS purpose, NULL AS owner_id, SUM(closing) AS found, 0 AS expected
FROM trial_balance
WHERE business_date > :after AND business_date <= :through
GROUP BY business_date, asset_id
HAVING SUM(closing) <> 0 OR SUM(debits) <> SUM(credits)
UNION ALL
SELECT t.business_date, t.asset_id, t.purpose, t.owner_id, t.opening, b.closing
FROM trial_balance t
LEFT JOIN trial_balance b ON b.business_date = DATE_SUB(t.business_date, INTERVAL 1 DAY) AND b.asset_id = t.asset_id
  AND b.purpose = t.purpose AND b.owner_id = t.owner_id
WHERE t.business_date > :after AND t.business_date <= :through AND t.opening <> COALESCE(b.closing, 0)
UNION ALL
SELECT DATE_ADD(b.business_date, INTERVAL 1 DAY), b.asset_id, b.purpose, b.owner_id, 0, b.closing
FROM day_close c
JOIN trial_balance b ON b.business_date = DATE_SUB(c.business_date, INTERVAL 1 DAY)
LEFT JOIN trial_balance t ON t.business_date = c.business_date AND t.asset_id = b.asset_id AND t.purpose = b.purpose
  AND t.owner_id = b.owner_id
WHERE c.business_date > :after AND c.business_date <= :through AND b.closing <> 0 AND t.business_date IS NULL
UNION ALL
SELECT h.booking_date, h.asset_id, h.purpose, h.owner_id, t.closing, h.balance
FROM house_balance h
JOIN day_close c ON c.business_date = h.booking_date
LEFT JOIN trial_balance t ON t.business_date = h.booking_date AND t.asset_id = h.asset_id AND t.purpose = h.purpose
  AND t.owner_id = h.owner_id
WHERE h.booking_date > :after AND h.booking_date <= :through AND h.balance <> COALESCE(t.closing, 0);
