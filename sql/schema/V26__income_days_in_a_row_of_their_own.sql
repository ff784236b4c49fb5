-- Who moves units shares this row, and a posting that begins locks it. In the fund's row it stood in the way of every foreign key to
-- the fund: an order held its units, then waited for the posting, which waited for a movement that waited for those units.
ALTER TABLE asset ADD COLUMN income_begun_through DATE NULL COMMENT 'of units: the last day whose income posting has begun; no movement is effective on or before it';
UPDATE asset a JOIN fund f ON f.fund_id = a.asset_id SET a.income_begun_through = f.income_begun_through;
ALTER TABLE fund DROP COLUMN income_begun_through;
