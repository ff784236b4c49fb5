-- What a customer's limits know as open subscriptions of a fund is what is open of the orders.
SELECT customer_id, fund_id, SUM(known) AS known, SUM(ordered) AS ordered
FROM (
  SELECT customer_id, fund_id, open_subscriptions AS known, 0 AS ordered FROM limit_use WHERE open_subscriptions <> 0
  UNION ALL
  SELECT customer_id, fund_id, 0, amount - confirmed_amount
  FROM fund_order WHERE kind = 'SUBSCRIPTION' AND state IN ('ACCEPTED', 'SENT', 'CONFIRMED_IN_PART')
) both_sides
GROUP BY customer_id, fund_id
HAVING SUM(known) <> SUM(ordered);
