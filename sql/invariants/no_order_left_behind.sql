-- An order whose trade date is closed and whose file is sent is not left in state ACCEPTED.
SELECT o.order_id, o.ta_code, o.trade_date
FROM fund_order o
JOIN night_step s ON s.shard = 0 AND s.step = 'SEND' AND s.subject = o.ta_code AND s.business_date = o.trade_date AND s.state = 'COMPLETED'
WHERE o.state = 'ACCEPTED';
