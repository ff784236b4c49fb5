-- Each instant redemption moved its units to the bank and its money to the customer; one that the register refused moved its
-- units back. One that is sent again moves units only. Looked at are those of a day, and those refused that were not settled by then.
-- A kind at a time, so that each movement is looked up by kind and reference.
WITH looked_at AS (
  SELECT instant_id FROM instant_redemption
  WHERE state IN ('PAID', 'SENT', 'CONFIRMED', 'REFUSED') AND transfer_date > :after AND transfer_date <= :through
  UNION
  SELECT i.instant_id
  FROM instant_redemption i
  LEFT JOIN instant_resolution r ON r.instant_id = i.instant_id AND r.resolved_at < :after
  WHERE i.state = 'REFUSED' AND r.instant_id IS NULL
), numbered AS (
  SELECT i.instant_id, i.state, i.units, i.customer_id, i.fund_id, l.bank_id,
    IF(i.resends IS NULL, 2, 1) + (i.state = 'REFUSED') AS expected,
    CONCAT(a.distributor_code, DATE_FORMAT(i.transfer_date, '%Y%m%d'), 'T',
      LPAD(i.instant_id, GREATEST(24 - CHAR_LENGTH(a.distributor_code) - 9, CHAR_LENGTH(i.instant_id)), '0')) AS number
  FROM looked_at x
  JOIN instant_redemption i ON i.instant_id = x.instant_id
  JOIN transfer_agent a ON a.ta_code = i.ta_code
  JOIN advance_line l ON l.line_id = i.line_id
)
SELECT instant_id, state, units, COALESCE(SUM(amount), 0) AS moved, COUNT(transfer_id) AS transfers
FROM (
  SELECT i.instant_id, i.state, i.units, i.expected, t.transfer_id, t.amount
  FROM numbered i
  LEFT JOIN transfer t ON t.kind = 'INSTANT_REDEMPTION' AND t.reference = i.number
    AND ((t.debit_purpose = 'UNITS' AND t.debit_owner = i.customer_id
          AND t.credit_owner = i.bank_id + 90000000000000000 AND t.asset_id = i.fund_id)
      OR (t.debit_purpose = 'ADVANCES' AND t.debit_owner = i.bank_id
          AND t.credit_purpose = 'WALLET' AND t.credit_owner = i.customer_id))
  UNION ALL
  SELECT i.instant_id, i.state, i.units, i.expected, t.transfer_id, t.amount
  FROM numbered i
  JOIN transfer t ON t.kind = 'INSTANT_REFUSED' AND t.reference = i.number
    AND t.credit_purpose = 'UNITS' AND t.credit_owner = i.customer_id
    AND t.debit_owner = i.bank_id + 90000000000000000 AND t.asset_id = i.fund_id
) moves
GROUP BY instant_id, state, units, expected
HAVING COUNT(transfer_id) <> expected OR SUM(amount) <> units * expected;
