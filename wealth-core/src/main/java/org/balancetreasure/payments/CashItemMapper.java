package org.balancetreasure.payments;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.jspecify.annotations.Nullable;

@Mapper
interface CashItemMapper {

    /** An item as it stands. */
    record Row(long itemId, int accountId, String reference, long amount, LocalDate due, @Nullable Long paymentId,
            @Nullable Purpose counterPurpose, @Nullable Integer counterOwner, int assetId) {

        NewReceipt receipt() {
            Account counter = counterPurpose == null || counterOwner == null
                    ? null
                    : new Account(assetId, counterPurpose, counterOwner);
            return new NewReceipt(accountId, reference, amount, due, counter);
        }
    }

    @Insert("""
            INSERT INTO cash_item (account_id, reference, business_key, amount, due_date, payment_id, counter_purpose,
              counter_owner)
            VALUES (#{r.accountId}, #{r.reference}, #{businessKey}, #{r.amount}, #{r.due}, #{paymentId},
              #{r.counter.purpose}, #{r.counter.ownerId})
            """)
    void insert(@Param("r") NewReceipt receipt, @Param("businessKey") String businessKey,
            @Param("paymentId") @Nullable Long paymentId);

    @Select("""
            SELECT i.item_id, i.account_id, i.reference, i.amount, i.due_date AS due, i.payment_id, i.counter_purpose,
              i.counter_owner, a.asset_id
            FROM cash_item i JOIN bank_account a ON a.account_id = i.account_id
            WHERE i.account_id = #{accountId} AND i.reference = #{reference}
            """)
    @Nullable
    Row find(int accountId, String reference);

    @Select("""
            SELECT COUNT(*) FROM cash_item
            WHERE account_id = #{accountId} AND business_key = #{reference} AND ended_as = 'BOOKED'
            """)
    long booked(int accountId, String reference);

    @Update("""
            <script>UPDATE cash_item SET ended_on = #{day}, ended_as = 'BOOKED' WHERE ended_on IS NULL AND item_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></script>""")
    int book(@Param("ids") List<Long> ids, @Param("day") LocalDate day);
}
