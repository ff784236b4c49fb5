-- Each order by which a bank redeems is a part of an advance redemption, with its line and units, and no other order claims to
-- be one; a part that ended is repaid, or is once its money is there; and of each trade date that has closed, what is advanced is in advance redemptions.
-- Over the whole history, of each line all that was advanced is repaid by an advance redemption, to be repaid by one, waiting for
-- the next, or refused by the register. What was proved is not summed up again: that the line lacks what is open shows the rest.
SELECT o.order_id, p.line_id, o.trade_date, o.units, p.units AS of_part
FROM fund_order o
LEFT JOIN advance_redemption p ON p.order_id = o.order_id AND p.trade_date = o.trade_date
WHERE o.state IN ('ACCEPTED', 'CANCELLED', 'SENT', 'CONFIRMED_IN_PART', 'CONFIRMED', 'REJECTED')
  AND o.confirm_date > :after AND o.confirm_date <= :through + INTERVAL 31 DAY
  AND o.trade_date > :after AND o.trade_date <= :through AND (o.customer_id >= 90000000000000000 OR o.origin = 'BANK')
  AND (p.order_id IS NULL OR p.units <> o.units OR o.origin <> 'BANK' OR o.origin_id <> p.line_id)
UNION ALL
SELECT order_id, line_id, trade_date, advanced, repaid FROM advance_redemption
WHERE ended_at >= :after AND ended_at < :through + INTERVAL 2 DAY AND advanced <> repaid + awaited
UNION ALL
SELECT NULL, line_id, NULL, SUM(advanced), SUM(redeemed)
FROM (
  SELECT i.line_id, i.units AS advanced, 0 AS redeemed
  FROM instant_redemption i
  JOIN fund f ON f.fund_id = i.fund_id
  JOIN gate g ON g.kind = 'TRADING' AND g.scope = f.ta_code AND g.shard = 0
  WHERE i.state <> 'REFUSED' AND i.trade_date < g.open_date
  UNION ALL
  SELECT line_id, 0, advanced + rest FROM advance_redemption
) both_sides
WHERE :after < '1000-12-31'
GROUP BY line_id
HAVING SUM(advanced) <> SUM(redeemed);
