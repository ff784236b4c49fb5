-- Each transfer is of a known kind, between accounts of known purposes.
SELECT t.transfer_id, t.kind, t.debit_purpose, t.credit_purpose
FROM transfer t
WHERE t.booking_date > :after AND t.booking_date <= :through
  AND (t.kind NOT IN (SELECT k.kind FROM transfer_kind k)
    OR t.debit_purpose NOT IN (SELECT p.purpose FROM account_purpose p)
    OR t.credit_purpose NOT IN (SELECT p.purpose FROM account_purpose p));
