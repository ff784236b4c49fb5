-- The order file of a trade date carries each of its orders that was not cancelled.
SELECT f.ta_code, f.header_date, MAX(f.record_count) AS in_the_file, COUNT(o.order_id) AS orders
FROM fund_file f
LEFT JOIN fund_order o ON o.ta_code = f.ta_code AND o.trade_date = f.header_date AND o.state <> 'CANCELLED'
WHERE f.registered_at >= :after AND f.registered_at < :through + INTERVAL 2 DAY
  AND f.direction = 'OUT' AND f.file_type = '03'
GROUP BY f.ta_code, f.header_date
HAVING MAX(f.record_count) <> COUNT(o.order_id);
