-- The order file of a trade date carries each of its orders that was not cancelled or set aside, and those of earlier dates
-- that go with it.
SELECT partner_code, header_date, in_the_file, orders - left_out + taken_along AS orders
FROM (
  SELECT f.partner_code, f.header_date, MAX(f.record_count) AS in_the_file, COUNT(o.order_id) AS orders,
    (SELECT COUNT(*) FROM set_aside_row s WHERE s.partner_code = f.partner_code AND s.file_type = '03' AND s.due_date = f.header_date) AS left_out,
    (SELECT COUNT(*) FROM set_aside_row s WHERE s.partner_code = f.partner_code AND s.file_type = '03' AND s.sent_on = f.header_date) AS taken_along
  FROM exchanged_file f
  LEFT JOIN fund_order o ON o.ta_code = f.partner_code AND o.trade_date = f.header_date AND o.state <> 'CANCELLED'
  WHERE f.registered_at >= :after AND f.registered_at < :through + INTERVAL 2 DAY AND f.direction = 'OUT' AND f.file_type = '03'
  GROUP BY f.partner_code, f.header_date) files
WHERE in_the_file <> orders - left_out + taken_along;
