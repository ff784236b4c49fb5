-- What was booked by hand is what two persons have approved: of a journal the same amount between the same accounts, once; of a break
-- its amount, by a way that moves something; of money that came in part, what lacks. Nothing else was booked by hand, and nothing that was approved is missing.
SELECT 'TRANSFER' AS side, t.transfer_id AS id, t.reference, t.amount, 1 AS transfers
FROM transfer t
LEFT JOIN approval a ON a.approval_id = CAST(SUBSTRING(t.reference, 10) AS UNSIGNED) AND t.reference = CONCAT('approval ', a.approval_id)
  AND a.state = 'APPROVED'
  AND (INSTR(CONCAT(a.content, '\n'), CONCAT('amount=', CAST(t.amount / 100 AS DECIMAL(20, 2)), '\n')) > 0
    OR INSTR(CONCAT(a.content, '\n'), CONCAT('amount=-', CAST(t.amount / 100 AS DECIMAL(20, 2)), '\n')) > 0
    OR (INSTR(CONCAT('\n', a.content, '\n'), '\nway=WRITE_OFF\n') > 0 AND INSTR(CONCAT('\n', a.content, '\n'), '=CASH_DIFFERS\n') > 0
      AND INSTR(CONCAT(a.content, '\n'), CONCAT('ours=', CAST(t.amount / 100 + CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(a.content, 'amount=', -1),
        '\n', 1) AS DECIMAL(20, 2)) AS DECIMAL(20, 2)), '\n')) > 0))
  AND (a.kind = 'BREAK' OR (a.kind = 'JOURNAL'
    AND INSTR(CONCAT(a.content, '\n'), CONCAT('\nfrom=', t.debit_purpose, ' ', t.debit_owner, '\n')) > 0
    AND INSTR(CONCAT(a.content, '\n'), CONCAT('\nto=', t.credit_purpose, ' ', t.credit_owner, '\n')) > 0))
WHERE t.kind = 'MANUAL' AND t.booking_date > :after AND t.booking_date <= :through AND a.approval_id IS NULL
UNION ALL
SELECT a.kind, a.approval_id, a.subject, 0, COUNT(t.transfer_id)
FROM approval a
LEFT JOIN transfer t ON t.kind = 'MANUAL' AND t.reference = CONCAT('approval ', a.approval_id)
WHERE a.state = 'APPROVED' AND a.decided_at >= :after AND a.decided_at < :through + INTERVAL 2 DAY
  AND (a.kind = 'JOURNAL' OR (a.kind = 'BREAK' AND (INSTR(CONCAT('\n', a.content, '\n'), '\nway=ADJUST\n') > 0
    OR INSTR(CONCAT('\n', a.content, '\n'), '\nway=COLLECT\n') > 0
    OR INSTR(CONCAT('\n', a.content, '\n'), '\nway=WRITE_OFF\n') > 0
    OR (INSTR(CONCAT('\n', a.content, '\n'), '\nway=BOOK\n') > 0 AND INSTR(CONCAT('\n', a.content, '\n'), '\ntype=CONFIRMATION_DIFFERS\n') = 0
      AND INSTR(CONCAT('\n', a.content, '\n'), '\ntype=PAYMENT_') = 0))))
GROUP BY a.kind, a.approval_id, a.subject
HAVING (a.kind = 'JOURNAL' AND COUNT(t.transfer_id) <> 1) OR COUNT(t.transfer_id) = 0;
