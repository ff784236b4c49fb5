-- An order whose trade date is closed and whose file is sent is not left in state ACCEPTED, unless its row was set aside.
SELECT o.order_id, o.ta_code, o.trade_date
FROM fund_order o
JOIN night_step s ON s.shard = 0 AND s.step = 'SEND' AND s.subject = o.ta_code AND s.business_date = o.trade_date AND s.state = 'COMPLETED'
LEFT JOIN set_aside_row a ON a.partner_code = o.ta_code AND a.file_type = '03' AND a.row_id = o.order_id AND a.sent_on IS NULL
WHERE o.state = 'ACCEPTED' AND a.row_id IS NULL;
