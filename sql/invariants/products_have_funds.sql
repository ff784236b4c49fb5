-- Every product has a fund, and one that allocates by weight has a weight to go by.
SELECT p.product_id, p.product_code
FROM product p
LEFT JOIN product_fund f ON f.product_id = p.product_id
GROUP BY p.product_id, p.product_code, p.allocation
HAVING COUNT(f.fund_id) = 0 OR (p.allocation = 'WEIGHT' AND SUM(f.weight) = 0);
