-- A rule reads as its last recorded change, and no version is missing.
SELECT r.customer_id, r.version
FROM sweep_rule r
LEFT JOIN sweep_rule_change c ON c.customer_id = r.customer_id AND c.version = r.version
LEFT JOIN sweep_rule_change further ON further.customer_id = r.customer_id AND further.version = r.version + 1
WHERE c.version IS NULL OR c.state <> r.state OR NOT (c.product_id <=> r.product_id) OR NOT (c.fund_id <=> r.fund_id)
  OR c.wallet_floor <> r.wallet_floor OR c.minimum <> r.minimum OR c.multiple <> r.multiple OR c.on_credit <> r.on_credit
  OR c.auto_redeem <> r.auto_redeem OR further.version IS NOT NULL
UNION ALL
SELECT c.customer_id, c.version
FROM sweep_rule_change c
LEFT JOIN sweep_rule_change before_it ON before_it.customer_id = c.customer_id AND before_it.version = c.version - 1
WHERE c.changed_at >= :after AND c.changed_at < :through + INTERVAL 2 DAY AND c.version > 1 AND before_it.version IS NULL;
