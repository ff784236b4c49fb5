-- Of each line, all that was advanced is repaid by a pile, to be repaid by one, waiting for the next, or refused by the register.
SELECT line_id, SUM(advanced) AS advanced, SUM(piled) AS piled
FROM (
  SELECT i.line_id, i.units AS advanced, 0 AS piled
  FROM instant_redemption i
  JOIN fund f ON f.fund_id = i.fund_id
  JOIN gate g ON g.kind = 'TRADING' AND g.scope = f.ta_code AND g.shard = 0
  WHERE i.state <> 'REFUSED' AND i.trade_date < g.open_date
  UNION ALL
  SELECT line_id, 0, advanced + rest FROM advance_pile
) both_sides
GROUP BY line_id
HAVING SUM(advanced) <> SUM(piled);
