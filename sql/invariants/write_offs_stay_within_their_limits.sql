-- What each role wrote off on a day is within what it may write off on one, or was when it did: a limit that was lowered since says so.
SELECT u.role, u.business_date, u.used, l.per_day
FROM write_off_use u
JOIN write_off_limit l ON l.role = u.role
WHERE u.business_date > :after AND u.business_date <= :through AND u.used > l.per_day
  AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.kind = 'WRITE_OFF_LIMIT' AND a.state = 'APPROVED'
    AND a.subject = CONCAT('write-offs of ', u.role) AND a.decided_at >= u.business_date);
