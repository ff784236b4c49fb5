package org.balancetreasure.wallets;

import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.customers.Customer;
import org.jspecify.annotations.Nullable;

@Mapper
interface WalletMapper {

    /** A row to be inserted; the database gives it its id. */
    final class NewDebit {

        long debitId;
        final Customer customer;
        final long amount;
        final long redeemed;
        final byte @Nullable [] payee;
        final byte @Nullable [] reference;
        final LocalDateTime debitedAt;

        NewDebit(Customer customer, long amount, long redeemed, byte @Nullable [] payee, byte @Nullable [] reference,
                LocalDateTime debitedAt) {
            this.customer = customer;
            this.amount = amount;
            this.redeemed = redeemed;
            this.payee = payee;
            this.reference = reference;
            this.debitedAt = debitedAt;
        }
    }

    @Select("""
            SELECT transfer_id AS credit_id, customer_id, amount AS cents, reference, booked_at AS credited_at FROM transfer
            WHERE customer_id = #{customerId} AND kind = 'WALLET_CREDIT' AND reference = #{reference} AND asset_id = 156
              AND credit_owner = #{customerId} AND credit_purpose = 'WALLET'
            """)
    @Nullable
    WalletCredit credit(@Param("customerId") long customerId, @Param("reference") String reference);

    @Insert("""
            INSERT INTO wallet_debit (customer_id, channel, amount, redeemed, payee_encrypted, reference_encrypted, debited_at)
            VALUES (#{customer.customerId}, #{customer.channel}, #{amount}, #{redeemed}, #{payee}, #{reference}, #{debitedAt})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "debitId")
    void insertDebit(NewDebit debit);

    /** A debit as it is stored; rows are never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record DebitRow(long debitId, long amount, long redeemed, byte @Nullable [] payeeEncrypted,
            byte @Nullable [] referenceEncrypted, LocalDateTime debitedAt) {}

    @Select("""
            SELECT debit_id, amount, redeemed, payee_encrypted, reference_encrypted, debited_at
            FROM wallet_debit
            WHERE customer_id = #{customer.customerId} AND channel = #{customer.channel} AND debit_id < #{before}
              AND DATE(debited_at) BETWEEN #{days.from} AND #{days.to}
            ORDER BY debit_id DESC LIMIT #{limit}
            """)
    List<DebitRow> debits(@Param("customer") Customer customer, @Param("days") Days days, @Param("before") long before,
            @Param("limit") int limit);

    /**
     * Null or false: the customer has not agreed that a debit redeems. A rule that is paused stops sweeping, not
     * paying.
     */
    @Select("SELECT auto_redeem FROM sweep_rule WHERE customer_id = #{customerId} AND channel = #{channel}")
    @Nullable
    Boolean allowsAutoRedeem(Customer customer);

    /**
     * Codes of the funds with free units: those of the product that the customer sweeps into by its out-order, then the
     * others. Also those that the channel no longer sells: what is held comes out.
     */
    @Select("""
            SELECT f.fund_code
            FROM fund f
            JOIN account a ON a.asset_id = f.fund_id AND a.purpose = 'UNITS' AND a.owner_id = #{customerId}
            LEFT JOIN sweep_rule r ON r.customer_id = #{customerId} AND r.channel = #{channel}
            LEFT JOIN product_fund p ON p.product_id = r.product_id AND p.fund_id = f.fund_id
            WHERE a.balance > a.held
            ORDER BY p.out_order IS NULL, p.out_order, f.fund_code
            """)
    List<String> sources(Customer customer);
}
