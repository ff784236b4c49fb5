-- No customer's money moved in part while a limit kept the rest.
SELECT p.run_id, p.customer_id
FROM sweep_run r
JOIN sweep_part p ON p.run_id = r.run_id
WHERE r.run_date > :after AND r.run_date <= :through
GROUP BY p.run_id, p.customer_id
HAVING COUNT(p.left_out) NOT IN (0, COUNT(*));
