-- A wallet never has less than its open orders hold; negative income touches units only.
SELECT owner_id, balance, held FROM account WHERE asset_id = 156 AND purpose = 'WALLET' AND balance < held;
