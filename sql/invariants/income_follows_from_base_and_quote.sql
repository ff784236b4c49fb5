-- Each entry of a posted day is base x quote cut to the cent, and at most one cent of a redistributed residue.
SELECT e.fund_id, e.income_date, e.holder_id, e.base, r.income_per_10k, e.income
FROM income_run r
JOIN fund f ON f.fund_id = r.fund_id
STRAIGHT_JOIN income_entry e ON e.fund_id = r.fund_id AND e.income_date = r.income_date AND e.sequence = 0
WHERE r.booking_date > :after AND r.booking_date <= :through AND r.sequence = 0
  AND ABS(e.income - TRUNCATE(e.base * r.income_per_10k / 10000, 0)) > IF(f.residue_rule = 'RETAINED', 0, 1);
