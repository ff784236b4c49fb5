-- What funds keep of the cents that cutting leaves over is what their days say, each by its last posting or correction.
SELECT fund_id, SUM(residue) AS residue, SUM(moved) AS moved
FROM (
  SELECT r.fund_id, r.residue, 0 AS moved
  FROM income_run r
  WHERE r.state = 'PROVED' AND NOT EXISTS (
    SELECT 1 FROM income_run later WHERE later.fund_id = r.fund_id AND later.income_date = r.income_date
      AND later.sequence > r.sequence AND later.state = 'PROVED')
  UNION ALL
  SELECT asset_id, 0, amount FROM transfer WHERE credit_purpose = 'RESIDUE' AND kind = 'RESIDUE'
  UNION ALL
  SELECT asset_id, 0, -amount FROM transfer WHERE debit_purpose = 'RESIDUE' AND kind = 'RESIDUE'
) both_sides
GROUP BY fund_id
HAVING SUM(residue) <> SUM(moved);
