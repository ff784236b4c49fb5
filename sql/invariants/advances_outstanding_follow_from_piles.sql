-- What a line lacks of what was granted is what its instant redemptions took less what its piles gave back and what
-- of those that were refused was repaid otherwise. One that is sent again took nothing more.
SELECT line_id, SUM(lacking) AS lacking, SUM(outstanding) AS outstanding
FROM (
  SELECT line_id, granted AS lacking, 0 AS outstanding FROM advance_line
  UNION ALL
  SELECT l.line_id, -s.room, 0 FROM advance_line l JOIN slot s ON s.pool = CONCAT('LINE ', l.line_id)
  UNION ALL
  SELECT line_id, 0, units FROM instant_redemption WHERE resends IS NULL
  UNION ALL
  SELECT i.line_id, 0, -i.units
  FROM instant_resolution r JOIN instant_redemption i ON i.instant_id = r.instant_id
  WHERE r.approved_by IS NOT NULL AND r.way <> 'SEND_AGAIN'
  UNION ALL
  SELECT line_id, 0, -repaid FROM advance_pile
) both_sides
GROUP BY line_id
HAVING SUM(lacking) <> SUM(outstanding);
