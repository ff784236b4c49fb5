-- On the open business date, and on a calendar day whose gate opens late, nobody has redeemed more at once than fund and channel allow (a limit that is lowered counts from the next day).
SELECT u.customer_id, u.fund_id, u.day, u.used, f.instant_limit, c.instant_limit AS channel_limit
FROM instant_use u
JOIN gate g ON g.kind = 'DAY' AND g.scope = 'ALL' AND g.shard = 0 AND u.day >= g.open_date
JOIN fund f ON f.fund_id = u.fund_id
JOIN customer p ON p.customer_id = u.customer_id
LEFT JOIN channel_fund c ON c.channel = p.channel AND c.fund_id = u.fund_id
WHERE u.used > LEAST(f.instant_limit, COALESCE(c.instant_limit, f.instant_limit));
