-- Each instant redemption of the last week moved its units to the bank and its money to the customer; one that the register refused moved its units back. One that is sent again moves units only.
-- A kind at a time, so that each movement is looked up by kind and reference: the history of all transfers is not read.
SELECT instant_id, state, units, COALESCE(SUM(amount), 0) AS moved, COUNT(transfer_id) AS transfers
FROM (
  SELECT i.instant_id, i.state, i.units, IF(i.resends IS NULL, 2, 1) + (i.state = 'REFUSED') AS expected, t.transfer_id, t.amount
  FROM instant_redemption i
  JOIN transfer_agent a ON a.ta_code = i.ta_code
  JOIN advance_line l ON l.line_id = i.line_id
  LEFT JOIN transfer t ON t.kind = 'INSTANT_REDEMPTION'
    AND t.reference = CONCAT(a.distributor_code, DATE_FORMAT(i.transfer_date, '%Y%m%d'), '8',
      LPAD(i.instant_id, GREATEST(24 - CHAR_LENGTH(a.distributor_code) - 9, CHAR_LENGTH(i.instant_id)), '0'))
    AND ((t.debit_purpose = 'UNITS' AND t.debit_owner = i.customer_id
          AND t.credit_owner = l.bank_id + 90000000000000000 AND t.asset_id = i.fund_id)
      OR (t.debit_purpose = 'ADVANCES' AND t.debit_owner = l.bank_id
          AND t.credit_purpose = 'WALLET' AND t.credit_owner = i.customer_id))
  WHERE i.transfer_date > (SELECT g.open_date FROM gate g WHERE g.kind = 'DAY' AND g.scope = 'ALL' AND g.shard = 0) - INTERVAL 7 DAY
  UNION ALL
  SELECT i.instant_id, i.state, i.units, IF(i.resends IS NULL, 2, 1) + (i.state = 'REFUSED') AS expected, t.transfer_id, t.amount
  FROM instant_redemption i
  JOIN transfer_agent a ON a.ta_code = i.ta_code
  JOIN advance_line l ON l.line_id = i.line_id
  JOIN transfer t ON t.kind = 'INSTANT_REFUSED'
    AND t.reference = CONCAT(a.distributor_code, DATE_FORMAT(i.transfer_date, '%Y%m%d'), '8',
      LPAD(i.instant_id, GREATEST(24 - CHAR_LENGTH(a.distributor_code) - 9, CHAR_LENGTH(i.instant_id)), '0'))
    AND t.credit_purpose = 'UNITS' AND t.credit_owner = i.customer_id
    AND t.debit_owner = l.bank_id + 90000000000000000 AND t.asset_id = i.fund_id
  WHERE i.transfer_date > (SELECT g.open_date FROM gate g WHERE g.kind = 'DAY' AND g.scope = 'ALL' AND g.shard = 0) - INTERVAL 7 DAY
) moves
GROUP BY instant_id, state, units, expected
HAVING COUNT(transfer_id) <> expected OR SUM(amount) <> units * expected;
