-- Each line matches one item of ours with its amount, or is named otherwise; each item that is booked has its line, and each payment
-- that succeeded its booked item.
SELECT 'LINE' AS side, l.line_id AS id, l.outcome AS state, l.amount, i.amount AS item_amount
FROM bank_statement s
STRAIGHT_JOIN statement_line l ON l.statement_id = s.statement_id
LEFT JOIN cash_match m ON m.line_id = l.line_id
LEFT JOIN cash_item i ON i.item_id = m.item_id
WHERE s.booking_date > :after AND s.booking_date <= :through
  AND ((m.line_id IS NULL) = (l.outcome IS NULL) OR i.amount <> l.amount OR i.account_id <> s.account_id
    OR (m.line_id IS NOT NULL AND COALESCE(i.ended_as, 'OPEN') <> 'BOOKED'))
UNION ALL
SELECT 'ITEM', i.item_id, i.ended_as, NULL, i.amount
FROM cash_item i
LEFT JOIN cash_match m ON m.item_id = i.item_id
LEFT JOIN payment p ON p.payment_id = i.payment_id
WHERE i.ended_on > :after AND i.ended_on <= :through
  AND ((i.ended_as = 'BOOKED') <> (m.item_id IS NOT NULL)
    OR (i.ended_as = 'BOOKED' AND i.amount < 0 AND p.state NOT IN ('SUCCEEDED', 'RETURNED'))
    OR (i.ended_as = 'DROPPED' AND p.state <> 'FAILED'));
