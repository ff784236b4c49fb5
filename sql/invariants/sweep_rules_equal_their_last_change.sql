-- A rule reads as its last recorded change, and no version is missing.
SELECT r.customer_id, r.version
FROM sweep_rule r
LEFT JOIN sweep_rule_change c ON c.customer_id = r.customer_id AND c.version = r.version
WHERE c.version IS NULL OR c.state <> r.state OR NOT (c.product_id <=> r.product_id) OR NOT (c.fund_id <=> r.fund_id)
  OR c.wallet_floor <> r.wallet_floor OR c.minimum <> r.minimum OR c.multiple <> r.multiple OR c.on_credit <> r.on_credit
  OR c.auto_redeem <> r.auto_redeem
  OR (SELECT COUNT(*) FROM sweep_rule_change e WHERE e.customer_id = r.customer_id) <> r.version;
