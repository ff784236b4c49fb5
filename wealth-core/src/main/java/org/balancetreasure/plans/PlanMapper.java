package org.balancetreasure.plans;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.balancetreasure.customers.Customer;
import org.jspecify.annotations.Nullable;

@Mapper
interface PlanMapper {

    String PLAN = """
            SELECT p.plan_id, p.customer_id, p.channel, d.product_code, f.ta_code, f.fund_code, p.kind, p.amount, p.units, p.frequency, p.day,
              p.first_date, p.last_date, p.dates_max, p.state, p.dates_done, p.next_date, p.created_at
            FROM plan p
            LEFT JOIN fund f ON f.fund_id = p.fund_id
            LEFT JOIN product d ON d.product_id = p.product_id
            """;

    /** A plan that is due, as a run goes through them. */
    record Due(long customerId, long planId, LocalDate nextDate) {}

    /** A row to be inserted; the database gives it its id. */
    final class NewPlan {

        long planId;
        final Customer customer;
        final @Nullable Integer productId;
        final @Nullable Integer fundId;
        final Instruction instruction;
        final @Nullable Long amount;
        final @Nullable Long units;
        final LocalDate nextDate;
        final LocalDateTime createdAt;

        NewPlan(Customer customer, @Nullable Integer productId, @Nullable Integer fundId, Instruction instruction,
                @Nullable Long amount, @Nullable Long units, LocalDate nextDate, LocalDateTime createdAt) {
            this.customer = customer;
            this.productId = productId;
            this.fundId = fundId;
            this.instruction = instruction;
            this.amount = amount;
            this.units = units;
            this.nextDate = nextDate;
            this.createdAt = createdAt;
        }
    }

    @Insert("""
            INSERT INTO plan (customer_id, channel, product_id, fund_id, kind, amount, units, frequency, day, first_date, last_date, dates_max,
              state, next_date, created_at)
            VALUES (#{customer.customerId}, #{customer.channel}, #{productId}, #{fundId}, #{instruction.kind}, #{amount}, #{units},
              #{instruction.schedule.frequency}, #{instruction.schedule.day}, #{instruction.schedule.firstDate}, #{instruction.schedule.lastDate},
              #{instruction.schedule.datesMax}, 'ON', #{nextDate}, #{createdAt})
            """)
    @Options(useGeneratedKeys = true, keyProperty = "planId")
    void insert(NewPlan plan);

    @Insert("""
            INSERT INTO plan_change (customer_id, plan_id, kind, changed_by, changed_at)
            VALUES (#{customerId}, #{planId}, #{kind}, #{by}, #{at})
            """)
    void change(@Param("customerId") long customerId, @Param("planId") long planId, @Param("kind") PlanChange.Kind kind,
            @Param("by") PlanChange.By by,
            @Param("at") LocalDateTime at);

    /** What was last done with a plan through {@code at}; null if it was begun later. */
    @Select("""
            SELECT kind FROM plan_change
            WHERE customer_id = #{customerId} AND plan_id = #{planId} AND changed_at <= #{at}
            ORDER BY change_id DESC LIMIT 1
            """)
    PlanChange.@Nullable Kind lastChange(@Param("customerId") long customerId, @Param("planId") long planId,
            @Param("at") LocalDateTime at);

    @Select(PLAN + "WHERE p.customer_id = #{customerId} AND p.plan_id = #{planId}")
    @Nullable
    Plan find(@Param("customerId") long customerId, @Param("planId") long planId);

    /** Locks the plan's row only; it comes before every other lock but the request's key. */
    @Select("SELECT plan_id FROM plan WHERE customer_id = #{customerId} AND plan_id = #{planId} FOR UPDATE")
    @Nullable
    Long lock(@Param("customerId") long customerId, @Param("planId") long planId);

    @Select(PLAN + """
            WHERE p.customer_id = #{c.customerId} AND p.channel = #{c.channel} AND p.plan_id < #{before}
              AND (#{state} IS NULL OR p.state = #{state})
            ORDER BY p.plan_id DESC LIMIT #{limit}
            """)
    List<Plan> ofCustomer(@Param("c") Customer customer, @Param("state") @Nullable PlanState state,
            @Param("before") long before, @Param("limit") int limit);

    @Select("""
            SELECT COUNT(*) FROM plan
            WHERE customer_id = #{customerId} AND channel = #{channel} AND state <> 'ENDED'
            """)
    int open(Customer customer);

    @Update("""
            UPDATE plan SET state = #{state}, next_date = #{nextDate}, dates_done = #{datesDone}
            WHERE customer_id = #{customerId} AND plan_id = #{planId}
            """)
    void update(@Param("customerId") long customerId, @Param("planId") long planId, @Param("state") PlanState state,
            @Param("nextDate") @Nullable LocalDate nextDate, @Param("datesDone") int datesDone);

    @Select("SELECT MIN(next_date) FROM plan")
    @Nullable
    LocalDate firstDue();

    /** The next plans with a date through {@code through}, after the last one that was looked at. */
    @Select("""
            SELECT customer_id, plan_id, next_date FROM plan
            WHERE next_date <= #{through} AND (next_date > #{after.nextDate} OR (next_date = #{after.nextDate} AND plan_id > #{after.planId}))
            ORDER BY next_date, plan_id LIMIT #{limit}
            """)
    List<Due> due(@Param("through") LocalDate through, @Param("after") Due after, @Param("limit") int limit);

    /**
     * A row of plan_date.
     *
     * @param dateNo from 1
     * @param orderId of its first order; null if there is none
     */
    record DateRow(long customerId, long planId, int dateNo, LocalDate nominalDate, LocalDate dueDate,
            PlanDate.Outcome outcome,
            @Nullable Long orderId, @Nullable Long lastOrderId, @Nullable String refusalCode, @Nullable String figures,
            @Nullable String alternative, @Nullable String alternativeFigures, LocalDateTime decidedAt) {}

    @Insert("""
            INSERT INTO plan_date (customer_id, plan_id, date_no, nominal_date, due_date, outcome, order_id, last_order_id, refusal_code,
              figures, alternative, alternative_figures, decided_at)
            VALUES (#{customerId}, #{planId}, #{dateNo}, #{nominalDate}, #{dueDate}, #{outcome}, #{orderId}, #{lastOrderId},
              #{refusalCode}, #{figures}, #{alternative}, #{alternativeFigures}, #{decidedAt})
            """)
    void insertDate(DateRow date);

    @Select("""
            SELECT customer_id, plan_id, date_no, nominal_date, due_date, outcome, order_id, last_order_id, refusal_code, figures,
              alternative, alternative_figures, decided_at
            FROM plan_date
            WHERE customer_id = #{customerId} AND plan_id = #{planId} AND nominal_date < #{before}
            ORDER BY nominal_date DESC LIMIT #{limit}
            """)
    List<DateRow> dates(@Param("customerId") long customerId, @Param("planId") long planId,
            @Param("before") LocalDate before, @Param("limit") int limit);

    @Select("""
            SELECT change_id, plan_id, kind, changed_by, changed_at FROM plan_change
            WHERE customer_id = #{customerId} AND plan_id = #{planId} ORDER BY change_id
            """)
    List<PlanChange> changes(@Param("customerId") long customerId, @Param("planId") long planId);
}
