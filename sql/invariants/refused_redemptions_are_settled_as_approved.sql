-- What staff have approved about a refused instant redemption is what moved: sent again once, or the line repaid its amount
-- once from the wallet, a claim on the customer or the operator's loss; only what is written off takes the units away.
-- Nothing moved that staff have not approved, and each approval has settled its redemption.
SELECT instant_id, way, units, repaid, taken, sent_again, from_right_account
FROM (
  SELECT r.instant_id, SUBSTRING(a.kind, 9) AS way, i.units,
    COALESCE((SELECT SUM(t.amount) FROM transfer t WHERE t.kind = 'INSTANT_RESOLVED' AND t.reference = n.number
              AND t.credit_purpose = 'ADVANCES' AND t.credit_owner = l.bank_id), 0) AS repaid,
    COALESCE((SELECT SUM(t.amount) FROM transfer t WHERE t.kind = 'INSTANT_RESOLVED' AND t.reference = n.number
              AND t.debit_purpose = 'UNITS' AND t.debit_owner = i.customer_id AND t.asset_id = i.fund_id
              AND t.credit_purpose = 'UNITS_IN_ISSUE'), 0) AS taken,
    COALESCE((SELECT SUM(s.units) FROM instant_redemption s
              WHERE s.resends = i.instant_id AND s.customer_id = i.customer_id AND s.line_id = i.line_id), 0) AS sent_again,
    (SELECT COUNT(*) FROM transfer t WHERE t.kind = 'INSTANT_RESOLVED' AND t.reference = n.number AND t.credit_purpose = 'ADVANCES'
       AND ((a.kind = 'INSTANT_TAKE_BACK' AND t.debit_purpose = 'WALLET' AND t.debit_owner = i.customer_id)
         OR (a.kind = 'INSTANT_CLAIM' AND t.debit_purpose = 'RECEIVABLES' AND t.debit_owner = i.customer_id)
         OR (a.kind = 'INSTANT_WRITE_OFF' AND t.debit_purpose = 'LOSSES'))) AS from_right_account
  FROM instant_resolution r
  JOIN approval a ON a.approval_id = r.approval_id
  JOIN instant_redemption i ON i.instant_id = r.instant_id
  JOIN advance_line l ON l.line_id = i.line_id
  JOIN (
    SELECT i.instant_id, CONCAT(a.distributor_code, DATE_FORMAT(i.transfer_date, '%Y%m%d'), 'T',
      LPAD(i.instant_id, GREATEST(24 - CHAR_LENGTH(a.distributor_code) - 9, CHAR_LENGTH(i.instant_id)), '0')) AS number
    FROM instant_resolution r
    JOIN instant_redemption i ON i.instant_id = r.instant_id
    JOIN transfer_agent a ON a.ta_code = i.ta_code
    WHERE i.state = 'REFUSED' AND r.resolved_at >= :after AND r.resolved_at < :through + INTERVAL 2 DAY) n
    ON n.instant_id = r.instant_id
  WHERE r.resolved_at IS NOT NULL
) settled
WHERE repaid <> IF(way = 'SEND_AGAIN', 0, units) OR taken <> IF(way = 'WRITE_OFF', units, 0)
  OR sent_again <> IF(way = 'SEND_AGAIN', units, 0) OR from_right_account <> IF(way = 'SEND_AGAIN', 0, 1)
UNION ALL
SELECT s.instant_id, 'SEND_AGAIN', s.units, 0, 0, s.units, 0
FROM instant_redemption s
LEFT JOIN instant_resolution r ON r.instant_id = s.resends AND r.resolved_at IS NOT NULL
LEFT JOIN approval a ON a.approval_id = r.approval_id AND a.kind = 'INSTANT_SEND_AGAIN'
WHERE s.resends > 0 AND a.approval_id IS NULL
UNION ALL
SELECT t.transfer_id, 'MOVED', t.amount, t.amount, 0, 0, 0
FROM transfer t
LEFT JOIN (
  SELECT CONCAT(a.distributor_code, DATE_FORMAT(i.transfer_date, '%Y%m%d'), 'T',
    LPAD(i.instant_id, GREATEST(24 - CHAR_LENGTH(a.distributor_code) - 9, CHAR_LENGTH(i.instant_id)), '0')) AS number
  FROM instant_resolution r
  JOIN instant_redemption i ON i.instant_id = r.instant_id
  JOIN transfer_agent a ON a.ta_code = i.ta_code
  WHERE r.resolved_at IS NOT NULL) approved
  ON approved.number = t.reference
WHERE t.kind = 'INSTANT_RESOLVED' AND t.booking_date > :after AND t.booking_date <= :through AND approved.number IS NULL
UNION ALL
SELECT r.instant_id, a.kind, 0, 0, 0, 0, 0
FROM approval a
LEFT JOIN instant_resolution r ON r.approval_id = a.approval_id
LEFT JOIN instant_redemption i ON i.instant_id = r.instant_id
LEFT JOIN transfer_agent g ON g.ta_code = i.ta_code
WHERE a.kind IN ('INSTANT_SEND_AGAIN', 'INSTANT_TAKE_BACK', 'INSTANT_CLAIM', 'INSTANT_WRITE_OFF')
  AND a.decided_at >= :after AND a.decided_at < :through + INTERVAL 2 DAY AND a.state = 'APPROVED'
  AND (r.resolved_at IS NULL OR a.subject <> CONCAT(g.distributor_code, DATE_FORMAT(i.transfer_date, '%Y%m%d'), 'T',
    LPAD(i.instant_id, GREATEST(24 - CHAR_LENGTH(g.distributor_code) - 9, CHAR_LENGTH(i.instant_id)), '0')))
UNION ALL
SELECT r.instant_id, 'NOT_APPROVED', 0, 0, 0, 0, 0
FROM instant_resolution r
LEFT JOIN approval a ON a.approval_id = r.approval_id AND a.state = 'APPROVED' AND a.kind LIKE 'INSTANT%'
WHERE r.resolved_at >= :after AND r.resolved_at < :through + INTERVAL 2 DAY AND a.approval_id IS NULL;
