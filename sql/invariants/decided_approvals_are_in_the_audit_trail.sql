-- Each proposal that was approved, refused or withdrawn has one entry of the person who decided it, and each such entry its decision.
SELECT 'DECISION' AS side, a.approval_id AS id, a.state, a.decided_by AS person, COUNT(e.entry_id) AS entries
FROM approval a
LEFT JOIN audit_entry e ON e.subject = CONCAT('', a.approval_id) AND e.person = a.decided_by AND e.status = 200
  AND e.action = CASE a.state WHEN 'APPROVED' THEN 'APPROVAL' WHEN 'REFUSED' THEN 'APPROVAL_REFUSAL' ELSE 'WITHDRAWAL' END
WHERE a.state IN ('APPROVED', 'REFUSED', 'WITHDRAWN') AND a.decided_at >= :after AND a.decided_at < :through + INTERVAL 2 DAY
GROUP BY a.approval_id, a.state, a.decided_by
HAVING COUNT(e.entry_id) <> 1
UNION ALL
SELECT 'ENTRY', e.entry_id, e.action, e.person, 1
FROM audit_entry e
LEFT JOIN approval a ON a.approval_id = e.subject AND a.decided_by = e.person
  AND a.state = CASE e.action WHEN 'APPROVAL' THEN 'APPROVED' WHEN 'APPROVAL_REFUSAL' THEN 'REFUSED' ELSE 'WITHDRAWN' END
WHERE e.recorded_at >= :after AND e.recorded_at < :through + INTERVAL 2 DAY AND e.action IN ('APPROVAL', 'APPROVAL_REFUSAL', 'WITHDRAWAL') AND e.status = 200 AND a.approval_id IS NULL;
