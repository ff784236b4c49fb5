-- The channel is with the part, as with every order and report row: a sweep and its report need not ask the rule for it.
ALTER TABLE sweep_part ADD COLUMN channel VARCHAR(16) NULL COMMENT 'of the customer' AFTER customer_id;
UPDATE sweep_part p JOIN customer c ON c.customer_id = p.customer_id SET p.channel = c.channel;
ALTER TABLE sweep_part MODIFY channel VARCHAR(16) NOT NULL COMMENT 'of the customer';
