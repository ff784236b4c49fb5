-- What a line lacks of what was granted is what is open of its advances: what no advance redemption orders yet, what they are still
-- to repay, also because its money is not there yet, or have left to the next, and what was paid, then refused, and is not settled. One that is sent again is open as its
-- new row.
SELECT line_id, SUM(lacking) AS lacking, SUM(outstanding) AS outstanding
FROM (
  SELECT line_id, granted AS lacking, 0 AS outstanding FROM advance_line
  UNION ALL
  SELECT l.line_id, -s.room, 0 FROM advance_line l JOIN slot s ON s.pool = CONCAT('LINE ', l.line_id)
  UNION ALL
  SELECT i.line_id, 0, i.units
  FROM gate g
  JOIN fund f ON f.ta_code = g.scope
  JOIN advance_line l ON l.fund_id = f.fund_id
  JOIN trading_day d ON d.trade_date >= g.open_date AND d.trade_date < g.open_date + INTERVAL 60 DAY
  JOIN instant_redemption i ON i.line_id = l.line_id AND i.trade_date = d.trade_date AND i.state <> 'REFUSED'
  WHERE g.kind = 'TRADING' AND g.shard = 0
  UNION ALL
  SELECT line_id, 0, advanced - repaid FROM advance_redemption WHERE ended_at IS NULL OR ended_at >= :after
  UNION ALL
  SELECT line_id, 0, awaited FROM advance_redemption WHERE awaited > 0 AND ended_at < :after
  UNION ALL
  SELECT line_id, 0, rest FROM advance_redemption WHERE rest > 0
  UNION ALL
  SELECT i.line_id, 0, i.units
  FROM instant_redemption i
  LEFT JOIN instant_resolution r ON r.instant_id = i.instant_id AND r.resolved_at IS NOT NULL
  WHERE i.state = 'REFUSED' AND r.instant_id IS NULL
) both_sides
GROUP BY line_id
HAVING SUM(lacking) <> SUM(outstanding);
