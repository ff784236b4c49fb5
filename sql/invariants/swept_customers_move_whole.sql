-- In the last runs, no customer's money moved in part while a limit kept the rest.
SELECT p.run_id, p.customer_id
FROM sweep_part p
WHERE p.run_id > (SELECT COALESCE(MAX(run_id), 0) - 3 FROM sweep_run)
GROUP BY p.run_id, p.customer_id
HAVING COUNT(p.left_out) NOT IN (0, COUNT(*));
