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

    /** None of it may be open; what was written off counts as booked, what was dropped with its payment does not. */
    @Select("""
            SELECT IF(SUM(ended_on IS NULL) > 0, 0, COALESCE(SUM(ended_as = 'BOOKED' OR payment_id IS NULL), 0))
            FROM cash_item WHERE account_id = #{accountId} AND business_key = #{reference}
            """)
    long booked(int accountId, String reference);

    /** By the items themselves: a server that looks for what has not ended goes through all that is open. */
    @Update("""
            <script>UPDATE cash_item FORCE INDEX (PRIMARY) SET ended_on = #{day}, ended_as = 'BOOKED'
            WHERE ended_on IS NULL AND item_id IN
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach></script>""")
    int book(@Param("ids") List<Long> ids, @Param("day") LocalDate day);

    /** What has come of an item is less, or more, than it; the rest is an item of its own. */
    @Update("UPDATE cash_item SET amount = #{amount} WHERE item_id = #{itemId} AND ended_on IS NULL AND payment_id IS NULL")
    int cut(long itemId, long amount);

    @Select("SELECT COUNT(*) FROM cash_item WHERE account_id = #{accountId} AND business_key = #{businessKey}")
    int parts(int accountId, String businessKey);

    @Select("SELECT business_key FROM cash_item WHERE item_id = #{itemId}")
    String businessKey(long itemId);

    @Update("UPDATE cash_item SET ended_on = #{day}, ended_as = 'DROPPED' WHERE ended_on IS NULL AND item_id = #{itemId}")
    int drop(long itemId, LocalDate day);
}
