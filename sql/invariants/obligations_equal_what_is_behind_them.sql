-- What is owed is the sum of the orders or confirmations behind it.
SELECT o.obligation_id, o.amount, o.items, SUM(i.amount) AS behind, COUNT(i.item) AS items_behind
FROM obligation o
LEFT JOIN obligation_item i ON i.obligation_id = o.obligation_id
WHERE o.settlement_date > :after
GROUP BY o.obligation_id, o.kind, o.amount, o.items
HAVING o.items <> COUNT(i.item)
  OR o.amount <> IF(o.kind IN ('REDEMPTION', 'DIVIDEND'), -1, 1) * COALESCE(SUM(i.amount), 0);
