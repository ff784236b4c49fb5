-- Each debit of a wallet moved its amount once, and what was redeemed at once for it is what the wallet lacked.
SELECT d.debit_id, d.amount, COALESCE(MAX(t.amount), 0) AS moved, d.redeemed, COALESCE(SUM(i.units), 0) AS redeemed_units
FROM wallet_debit d
LEFT JOIN transfer t ON t.kind = 'WALLET_DEBIT' AND t.reference = CONCAT('debit ', d.debit_id) AND t.asset_id = 156
  AND t.debit_purpose = 'WALLET' AND t.debit_owner = d.customer_id AND t.credit_purpose = 'WALLET_RESERVE' AND t.credit_owner = 1
LEFT JOIN instant_redemption i ON i.customer_id = d.customer_id AND i.channel = d.channel
  AND i.request_key LIKE CONCAT('debit·', d.debit_id, '·%')
WHERE d.debited_at >= :after AND d.debited_at < :through + INTERVAL 2 DAY
GROUP BY d.debit_id, d.amount, d.redeemed
HAVING COALESCE(MAX(t.amount), 0) <> d.amount OR COALESCE(SUM(i.units), 0) <> d.redeemed
UNION ALL
SELECT 0, 0, t.amount, 0, 0
FROM transfer t
LEFT JOIN wallet_debit d ON d.debit_id = CAST(SUBSTRING(t.reference, 7) AS UNSIGNED)
WHERE t.booking_date > :after AND t.booking_date <= :through AND t.kind = 'WALLET_DEBIT' AND d.debit_id IS NULL;
