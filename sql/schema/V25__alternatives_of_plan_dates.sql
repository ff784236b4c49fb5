-- What a customer could have done instead of a date of a plan that was refused, as it was then.
ALTER TABLE plan_date
  ADD COLUMN alternative         VARCHAR(40)   NULL COMMENT 'its kind; null if there was none',
  ADD COLUMN alternative_figures VARCHAR(4000) NULL COMMENT 'of the alternative: a line each, name=value',
  ADD CONSTRAINT alternative_of_a_refusal CHECK (alternative IS NULL OR refusal_code IS NOT NULL);
