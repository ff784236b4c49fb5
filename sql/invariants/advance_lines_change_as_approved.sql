-- What makes room on a line, or decides whose money is used first, is what a second person has approved of that line, once; and
-- each such approval has changed the line.
SELECT 'CHANGE' AS side, c.change_id AS id, c.line_id, c.change_kind AS kind, a.kind AS approved, a.subject, c.granted
FROM advance_line_change c
LEFT JOIN approval a ON a.approval_id = c.approval_id AND a.state = 'APPROVED'
WHERE c.changed_at >= :after AND c.change_kind NOT IN ('SUSPENDED', 'WARNING_AT')
  AND CASE
    WHEN a.approval_id IS NULL THEN TRUE
    WHEN c.change_kind = 'SET_UP' THEN a.kind <> 'LINE_SETUP' OR a.outcome <> CONCAT('line ', c.line_id)
    WHEN a.subject <> c.line_id THEN TRUE
    WHEN c.change_kind = 'GRANTED' THEN a.kind <> 'LINE_GRANT'
      OR CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT('\n', a.content), '\ngranted=', -1), '\n', 1) AS DECIMAL(20, 2)) <> c.granted / 100
    WHEN c.change_kind = 'PRIORITY' THEN a.kind <> 'LINE_PRIORITY'
    ELSE a.kind <> 'LINE_RESUMPTION' END
UNION ALL
SELECT 'APPROVAL', a.approval_id, NULL, NULL, a.kind, a.subject, NULL
FROM approval a
LEFT JOIN advance_line_change c ON c.approval_id = a.approval_id
WHERE a.decided_at >= :after AND a.state = 'APPROVED'
  AND a.kind IN ('LINE_SETUP', 'LINE_GRANT', 'LINE_RESUMPTION', 'LINE_PRIORITY') AND c.change_id IS NULL;
