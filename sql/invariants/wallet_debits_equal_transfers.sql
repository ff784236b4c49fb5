-- Each debit of a wallet moved its amount once, and what was redeemed at once for it is what the wallet lacked. Nothing moved or was
-- redeemed for a debit that is not there.
SELECT d.debit_id, d.amount, COALESCE(MAX(t.amount), 0) AS moved, d.redeemed, COALESCE(SUM(i.units), 0) AS redeemed_units
FROM wallet_debit d
LEFT JOIN transfer t ON t.kind = 'WALLET_DEBIT' AND t.reference = CONCAT('debit ', d.debit_id) AND t.asset_id = 156
  AND t.debit_purpose = 'WALLET' AND t.debit_owner = d.customer_id AND t.credit_purpose = 'WALLET_RESERVE' AND t.credit_owner = 1
LEFT JOIN instant_redemption i ON i.customer_id = d.customer_id AND i.debit_id = d.debit_id AND i.channel = d.channel
WHERE d.debited_at >= :after AND d.debited_at < :through + INTERVAL 2 DAY
GROUP BY d.debit_id, d.amount, d.redeemed
HAVING COALESCE(MAX(t.amount), 0) <> d.amount OR COALESCE(SUM(i.units), 0) <> d.redeemed
UNION ALL
SELECT 0, 0, SUM(amount), 0, 0
FROM (
  SELECT t.reference, t.amount, 0 AS debits
  FROM transfer t
  WHERE t.booking_date > :after AND t.booking_date <= :through AND t.kind = 'WALLET_DEBIT'
  UNION ALL
  SELECT CONCAT('debit ', d.debit_id), 0, 1 FROM wallet_debit d WHERE d.debited_at >= :after AND d.debited_at < :through + INTERVAL 31 DAY
) both_sides
GROUP BY reference
HAVING SUM(amount) > 0 AND SUM(debits) = 0
UNION ALL
SELECT i.debit_id, 0, 0, 0, i.units
FROM instant_redemption i
LEFT JOIN wallet_debit d ON d.debit_id = i.debit_id AND d.customer_id = i.customer_id
WHERE i.state IN ('PAID', 'SENT', 'CONFIRMED', 'REFUSED') AND i.transfer_date > :after AND i.transfer_date <= :through
  AND i.debit_id IS NOT NULL AND d.debit_id IS NULL;
