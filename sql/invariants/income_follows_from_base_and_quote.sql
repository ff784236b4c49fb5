-- Each entry of the last posted day is base x quote cut to the cent, and at most one cent of a redistributed residue.
SELECT e.fund_id, e.income_date, e.holder_id, e.base, r.income_per_10k, e.income
FROM fund f
JOIN asset s ON s.asset_id = f.fund_id
JOIN income_run r ON r.fund_id = f.fund_id AND r.income_date = s.income_begun_through AND r.sequence = 0
JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = 0
WHERE ABS(e.income - TRUNCATE(e.base * r.income_per_10k / 10000, 0)) > IF(f.residue_rule = 'RETAINED', 0, 1);
