package org.balancetreasure.ledger;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.calendar.Days;
import org.jspecify.annotations.Nullable;

@Mapper
interface LedgerMapper {

    String ACCOUNT = " WHERE asset_id = #{a.assetId} AND purpose = #{a.purpose} AND owner_id = #{a.ownerId} ";

    /** Granted (1 row) only if as much is free. Keeps: held is the sum of what open orders hold. */
    @Update("UPDATE account SET held = held + #{amount}" + ACCOUNT + "AND balance - held >= #{amount}")
    int hold(@Param("a") Account account, @Param("amount") long amount);

    /** Holds also what is not free. */
    @Update("UPDATE account SET held = held + #{amount}" + ACCOUNT)
    int holdAlways(@Param("a") Account account, @Param("amount") long amount);

    @Update("UPDATE account SET held = held - #{amount}" + ACCOUNT + "AND held >= #{amount}")
    int release(@Param("a") Account account, @Param("amount") long amount);

    /** Granted (1 row) only out of what is free. */
    @Update("UPDATE account SET balance = balance - #{amount}" + ACCOUNT + "AND balance - held >= #{amount}")
    int debitFree(@Param("a") Account account, @Param("amount") long amount);

    /** Out of what an order holds; the balance may be less by negative income. */
    @Update("UPDATE account SET balance = balance - #{amount}, held = held - #{held}" + ACCOUNT + "AND held >= #{held}")
    int debitHeld(@Param("a") Account account, @Param("amount") long amount, @Param("held") long held);

    /**
     * Opens the account if need be.
     *
     * @param amount below zero takes away, whether or not as much is there
     */
    @Insert("""
            INSERT INTO account (asset_id, purpose, owner_id, balance)
            VALUES (#{a.assetId}, #{a.purpose}, #{a.ownerId}, #{amount})
            ON DUPLICATE KEY UPDATE balance = balance + VALUES(balance)
            """)
    void add(@Param("a") Account account, @Param("amount") long amount);

    @Insert("""
            INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount,
              kind, reference, booking_date, effective_date, booked_at)
            VALUES (#{t.customerId}, #{t.debit.assetId}, #{t.debit.purpose}, #{t.debit.ownerId}, #{t.credit.purpose}, #{t.credit.ownerId},
              #{t.amount}, #{t.kind}, #{t.reference}, #{t.bookingDate}, #{t.effectiveDate}, #{at})
            """)
    void insert(@Param("t") Transfer transfer, @Param("at") LocalDateTime at);

    @Insert("""
            <script>
            INSERT INTO transfer (customer_id, asset_id, debit_purpose, debit_owner, credit_purpose, credit_owner, amount,
              kind, reference, booking_date, effective_date, booked_at)
            VALUES
            <foreach item="t" collection="transfers" separator=",">
              (0, #{t.debit.assetId}, #{t.debit.purpose}, #{t.debit.ownerId}, #{t.credit.purpose}, #{t.credit.ownerId},
              #{t.amount}, #{t.kind}, #{t.reference}, #{t.bookingDate}, #{t.effectiveDate}, #{at})
            </foreach>
            </script>""")
    void insertAll(@Param("transfers") List<Transfer> transfers, @Param("at") LocalDateTime at);

    @Insert("INSERT INTO asset (asset_id, code, kind, scale) VALUES (#{assetId}, #{code}, 'UNITS', #{scale})")
    void addUnits(int assetId, String code, int scale);

    /** Shared until commit: the income posting of a day can't begin between this look and the movement's commit. */
    @Select("SELECT income_begun_through FROM asset WHERE asset_id = #{assetId} LOCK IN SHARE MODE")
    @Nullable
    LocalDate incomeBegunThrough(int assetId);

    @Select("SELECT balance, held FROM account" + ACCOUNT)
    @Nullable
    Balance balance(@Param("a") Account account);

    @Select("SELECT balance, held FROM account" + ACCOUNT + "FOR UPDATE")
    @Nullable
    Balance balanceLocked(@Param("a") Account account);

    /**
     * A customer's movements of one account, newest first, those before a transfer id. Not of a bank: those lie with
     * customers.
     */
    @Select("""
            SELECT transfer_id, kind, reference,
              IF(credit_owner = #{a.ownerId} AND credit_purpose = #{a.purpose}, amount, -amount) AS signed_amount,
              booking_date, effective_date, booked_at
            FROM transfer
            WHERE customer_id = #{a.ownerId} AND asset_id = #{a.assetId} AND transfer_id < #{before}
              AND ((credit_owner = #{a.ownerId} AND credit_purpose = #{a.purpose})
                OR (debit_owner = #{a.ownerId} AND debit_purpose = #{a.purpose}))
              AND (#{kind} IS NULL OR kind = #{kind}) AND booking_date BETWEEN #{booked.from} AND #{booked.to}
            ORDER BY transfer_id DESC LIMIT #{limit}
            """)
    List<Movement> movements(@Param("a") Account account, @Param("kind") @Nullable TransferKind kind,
            @Param("booked") Days bookingDates, @Param("before") long before, @Param("limit") int limit);
}
