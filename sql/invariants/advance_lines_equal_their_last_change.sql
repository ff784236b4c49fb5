-- A line stands as the last change by staff has left it; one that nobody has changed stands as it was set up.
SELECT l.line_id, l.granted, c.granted AS changed_to, l.suspended, c.suspended AS suspended_by_change,
  l.warning_at, c.warning_at AS warning_at_by_change, l.priority, c.priority AS priority_by_change
FROM advance_line l
JOIN advance_line_change c ON c.line_id = l.line_id
WHERE c.change_id = (SELECT MAX(last_one.change_id) FROM advance_line_change last_one WHERE last_one.line_id = l.line_id)
  AND (l.granted <> c.granted OR l.suspended <> c.suspended OR l.warning_at <> c.warning_at OR l.priority <> c.priority);
