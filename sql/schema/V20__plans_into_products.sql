-- A plan leads into a fund or a product. Of a product that leaves the choice to the customer a subscription names both.
-- One date may have several orders then: plan_date names the first, and the request key of all begins alike.
ALTER TABLE plan
  MODIFY fund_id SMALLINT UNSIGNED NULL COMMENT 'null if the product decides',
  ADD COLUMN product_id SMALLINT UNSIGNED NULL COMMENT 'null if the target is the fund alone',
  ADD CONSTRAINT plan_has_a_target CHECK (fund_id IS NOT NULL OR product_id IS NOT NULL),
  ADD FOREIGN KEY (product_id) REFERENCES product (product_id);
