package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.balancetreasure.sql.Invariants;
import org.balancetreasure.sql.Invariants.Bounds;
import org.balancetreasure.sql.Invariants.Invariant;
import org.balancetreasure.testing.CoreTest;
import org.balancetreasure.testing.Guards;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An invariant is worth something only if it sees the wrong figure: each of them, in books with every kind of fact. */
@CoreTest
class InvariantsTest {

    /**
     * One a line, and as many as an invariant looks at sides: its name, and a change that it has to see. What changes
     * rows of the proved date only is seen in the whole history, and by the proof of that date, but not by a later one.
     */
    private static final String WRONG_FIGURES = """
            accrued_income_equals_entries_and_transfers | UPDATE account SET balance = balance + 1 WHERE purpose = 'ACCRUED_INCOME' LIMIT 1
            accrued_income_equals_entries_and_transfers | UPDATE income_entry SET income = income + 1 WHERE fund_id = 1003 LIMIT 1
            accrued_income_equals_entries_and_transfers | UPDATE transfer SET amount = amount + 1 WHERE credit_purpose = 'ACCRUED_INCOME' LIMIT 1
            advance_lines_carry_what_is_outstanding | UPDATE advance_line SET granted = granted + 1
            advance_lines_carry_what_is_outstanding | UPDATE slot SET room = room + 1 WHERE pool = 'LINE 1' LIMIT 1
            advance_lines_carry_what_is_outstanding | UPDATE transfer SET amount = amount + 1 WHERE debit_purpose = 'ADVANCES' LIMIT 1 -- of the 5th
            advance_lines_carry_what_is_outstanding | UPDATE transfer SET amount = amount + 1 WHERE credit_purpose = 'ADVANCES' LIMIT 1
            advance_lines_equal_their_last_change | UPDATE advance_line SET granted = granted + 1
            advance_lines_equal_their_last_change | UPDATE advance_line SET suspended = TRUE
            advance_lines_change_as_approved | UPDATE approval SET state = 'VOID' WHERE kind = 'LINE_GRANT' -- of the 5th
            advance_lines_change_as_approved | UPDATE approval SET subject = '2' WHERE kind = 'LINE_GRANT' -- of the 5th
            advance_lines_change_as_approved | UPDATE approval SET kind = 'LINE_PRIORITY' WHERE kind = 'LINE_GRANT' -- of the 5th
            advance_lines_change_as_approved | UPDATE approval SET content = REPLACE(content, '6000.00', '6000.01') WHERE kind = 'LINE_GRANT' -- of the 5th
            advance_lines_change_as_approved | UPDATE advance_line_change SET change_kind = 'SUSPENDED', approval_id = NULL WHERE change_kind = 'GRANTED' -- of the 5th
            advance_lines_change_as_approved | DELETE FROM advance_line_change -- of the 5th
            advances_are_repaid_by_advance_redemptions | UPDATE advance_redemption SET advanced = advanced + 1 WHERE advanced > 0 LIMIT 1
            advances_are_repaid_by_advance_redemptions | UPDATE advance_redemption SET rest = rest + 1 LIMIT 1 -- of the 5th
            advances_are_repaid_by_advance_redemptions | DELETE FROM advance_redemption WHERE advanced > 0
            advances_are_repaid_by_advance_redemptions | UPDATE fund_order SET origin = 'CUSTOMER', origin_id = NULL WHERE origin = 'BANK'
            advances_are_repaid_by_advance_redemptions | UPDATE fund_order SET origin_id = 99 WHERE origin = 'BANK'
            advances_are_repaid_by_advance_redemptions | UPDATE fund_order SET origin = 'BANK', origin_id = 1 WHERE origin = 'CUSTOMER' AND trade_date > '2026-01-05' LIMIT 1
            advances_are_repaid_by_advance_redemptions | UPDATE instant_redemption SET state = 'REFUSED' WHERE state = 'CONFIRMED' LIMIT 1 -- of the 5th
            advances_are_repaid_by_advance_redemptions | UPDATE instant_redemption SET trade_date = '2026-01-30' WHERE state = 'CONFIRMED' LIMIT 1 -- of the 5th
            advances_outstanding_follow_from_advance_redemptions | UPDATE advance_redemption SET repaid = repaid - 1 WHERE repaid > 0 LIMIT 1
            advances_outstanding_follow_from_advance_redemptions | UPDATE advance_line SET granted = granted + 1
            advances_outstanding_follow_from_advance_redemptions | UPDATE slot SET room = room + 1 WHERE pool = 'LINE 1' LIMIT 1
            advances_outstanding_follow_from_advance_redemptions | UPDATE instant_resolution SET resolved_at = NULL
            base_follows_from_the_day_before | UPDATE income_entry SET base = base + 1 WHERE income_date = '2026-01-06' LIMIT 1
            base_follows_from_the_day_before | UPDATE income_entry SET base = base + 1 WHERE income_date = '2026-01-05' LIMIT 1
            base_follows_from_the_day_before | UPDATE income_entry SET income = income + 1 WHERE fund_id = 1001 AND income_date = '2026-01-05' LIMIT 1
            base_follows_from_the_day_before | UPDATE transfer SET amount = amount + 1 WHERE credit_purpose = 'UNITS' AND effective_date = '2026-01-06' LIMIT 1
            base_follows_from_the_day_before | UPDATE transfer SET amount = amount + 1 WHERE debit_purpose = 'UNITS' AND effective_date = '2026-01-06' LIMIT 1
            house_balances_follow_from_transfers | UPDATE house_balance SET balance = balance + 1 WHERE booking_date = '2026-01-06' LIMIT 1
            house_balances_follow_from_transfers | UPDATE house_balance SET debits = debits + 1, balance = balance - 1 WHERE booking_date = '2026-01-06' LIMIT 1
            house_balances_follow_from_transfers | DELETE FROM house_balance WHERE booking_date = '2026-01-06' LIMIT 1
            house_balances_follow_from_transfers | UPDATE transfer SET amount = amount + 1 WHERE booking_date = '2026-01-06' AND credit_purpose = 'WALLET' LIMIT 1
            obligations_equal_what_is_behind_them | UPDATE obligation SET amount = amount + 1 LIMIT 1
            obligations_equal_what_is_behind_them | UPDATE obligation_item SET amount = amount + 1 LIMIT 1
            obligations_equal_what_is_behind_them | DELETE FROM obligation_item LIMIT 1
            paid_ahead_equals_what_is_not_repaid | UPDATE proceeds SET paid_ahead_on = '2026-01-08', channel = 'demo' LIMIT 1
            paid_ahead_equals_what_is_not_repaid | INSERT INTO paid_ahead (channel, shard, outstanding) VALUES ('demo', 0, 5)
            payments_equal_obligations | UPDATE payment SET amount = amount + 1 WHERE kind = 'COLLECTION' LIMIT 1
            payments_equal_obligations | UPDATE cash_item SET amount = amount + 1 WHERE reference LIKE 'NET%' LIMIT 1
            payments_equal_obligations | UPDATE obligation SET reference = 'NET-ELSE' WHERE kind = 'REDEMPTION' LIMIT 1
            proceeds_payable_equals_proceeds | UPDATE proceeds SET amount = amount + 1 LIMIT 1
            proceeds_payable_equals_proceeds | UPDATE proceeds SET released_on = '2026-01-08' LIMIT 1
            proceeds_payable_equals_proceeds | DELETE FROM proceeds LIMIT 1
            cash_behind_wallets | UPDATE account SET balance = balance + 1 WHERE purpose = 'WALLET' LIMIT 1
            cash_behind_wallets | UPDATE transfer SET amount = amount + 1 WHERE debit_purpose = 'WALLET_RESERVE' LIMIT 1 -- of the 5th
            cash_behind_wallets | UPDATE transfer SET amount = amount + 1 WHERE credit_purpose = 'WALLET_RESERVE' LIMIT 1
            cash_behind_wallets | UPDATE transfer SET amount = amount + 1 WHERE credit_purpose = 'SUBSCRIPTIONS_PAYABLE' LIMIT 1
            cash_behind_wallets | UPDATE transfer SET amount = amount + 1 WHERE debit_purpose = 'REDEMPTIONS_RECEIVABLE' AND credit_purpose = 'WALLET' LIMIT 1
            cash_behind_wallets | UPDATE transfer SET debit_purpose = 'SUSPENSE' WHERE debit_purpose = 'LOSSES'
            cash_behind_wallets | UPDATE transfer SET debit_purpose = 'SUSPENSE' WHERE debit_purpose = 'RECEIVABLES'
            cash_behind_wallets | UPDATE transfer SET credit_purpose = 'FEES' WHERE credit_purpose = 'ADVANCE_INCOME' LIMIT 1
            cash_at_banks_equals_statements | UPDATE transfer SET amount = amount + 1 WHERE kind = 'PAYMENT' LIMIT 1
            cash_at_banks_equals_statements | DELETE FROM transfer WHERE kind = 'BANK_INTEREST'
            cash_at_banks_equals_statements | UPDATE transfer SET debit_purpose = 'FEES' WHERE kind = 'UNEXPLAINED' AND debit_purpose = 'WALLET_RESERVE'
            cash_at_banks_equals_statements | UPDATE statement_line SET amount = amount + 1 LIMIT 1
            statements_follow_each_other | UPDATE bank_statement SET closing = closing + 1 LIMIT 1
            statements_follow_each_other | UPDATE bank_statement SET line_count = line_count + 1 LIMIT 1
            statements_follow_each_other | UPDATE account_balance SET closing = closing + 1 LIMIT 1
            statements_follow_each_other | UPDATE account_balance SET opening = opening + 1 LIMIT 1
            statements_follow_each_other | UPDATE statement_line SET amount = amount + 1 LIMIT 1
            statement_lines_have_one_meaning | UPDATE statement_line SET outcome = NULL WHERE outcome = 'INTEREST'
            statement_lines_have_one_meaning | UPDATE statement_line l JOIN cash_match m ON m.line_id = l.line_id SET l.outcome = 'UNEXPECTED'
            statement_lines_have_one_meaning | UPDATE cash_item SET ended_on = NULL, ended_as = NULL WHERE ended_as = 'BOOKED' LIMIT 1
            statement_lines_have_one_meaning | UPDATE cash_item SET ended_as = 'DROPPED' WHERE ended_as = 'BOOKED' LIMIT 1
            statement_lines_have_one_meaning | UPDATE cash_item SET amount = amount + 1 WHERE ended_as = 'BOOKED' LIMIT 1
            statement_lines_have_one_meaning | DELETE FROM cash_match LIMIT 1
            statement_lines_have_one_meaning | UPDATE payment SET state = 'SENT' WHERE state = 'SUCCEEDED' LIMIT 1
            confirmed_orders_equal_confirmations | UPDATE fund_order SET confirmed_units = confirmed_units + 1 WHERE state = 'CONFIRMED' LIMIT 1
            confirmed_orders_equal_confirmations | UPDATE fund_order SET confirmed_amount = confirmed_amount + 1 WHERE state = 'CONFIRMED' LIMIT 1
            confirmed_orders_equal_confirmations | UPDATE confirmation SET booked = FALSE LIMIT 1
            confirmed_orders_equal_confirmations | UPDATE fund_order SET state = 'SENT' WHERE state = 'CONFIRMED' LIMIT 1
            confirmed_units_have_moved | UPDATE confirmation SET confirmed_units = confirmed_units + 1 WHERE business_code = '122' LIMIT 1
            confirmed_units_have_moved | UPDATE confirmation SET confirmed_units = confirmed_units + 1 WHERE business_code = '124' LIMIT 1
            confirmed_units_have_moved | UPDATE transfer SET amount = amount + 1 WHERE kind = 'SUBSCRIPTION' AND credit_purpose = 'UNITS' LIMIT 1
            confirmed_units_have_moved | DELETE FROM transfer WHERE kind = 'REDEMPTION' AND debit_purpose = 'UNITS'
            decided_approvals_are_in_the_audit_trail | DELETE FROM audit_entry WHERE action = 'APPROVAL' LIMIT 1 -- of the 5th
            decided_approvals_are_in_the_audit_trail | UPDATE audit_entry SET person = 'li' LIMIT 1 -- of the 5th
            decided_approvals_are_in_the_audit_trail | UPDATE audit_entry SET status = 422 WHERE recorded_at >= '2026-01-06'
            decided_approvals_are_in_the_audit_trail | UPDATE audit_entry SET action = 'WITHDRAWAL' WHERE recorded_at >= '2026-01-06'
            decided_approvals_are_in_the_audit_trail | UPDATE approval SET state = 'PROPOSED', decided_by = NULL, decided_at = NULL LIMIT 1 -- of the 5th
            decided_approvals_are_in_the_audit_trail | INSERT INTO audit_entry (recorded_at, person, channel, action, subject, customer_id, status) VALUES ('2026-01-07', 'wang', 'house', 'APPROVAL', '99', 0, 200)
            holds_equal_open_orders | UPDATE account SET held = held + 1 WHERE purpose = 'WALLET' LIMIT 1
            holds_equal_open_orders | UPDATE fund_order SET amount = amount + 1 WHERE state = 'ACCEPTED' AND kind = 'SUBSCRIPTION'
            holds_equal_open_orders | UPDATE fund_order SET units = units + 1 WHERE state = 'ACCEPTED' AND kind = 'REDEMPTION'
            holds_equal_open_orders | UPDATE account SET held = 0 WHERE purpose = 'UNITS' AND owner_id = 10003
            holds_equal_open_orders | UPDATE account SET held = 1 WHERE purpose = 'UNITS' AND owner_id > 90000000000000000
            income_days_are_complete | UPDATE fund SET first_income_day = first_income_day - INTERVAL 1 DAY LIMIT 1
            income_days_are_complete | UPDATE income_run SET state = 'READ' WHERE income_date = '2026-01-05' LIMIT 1 -- of the 5th
            income_days_are_complete | UPDATE asset SET income_begun_through = income_begun_through + INTERVAL 1 DAY WHERE income_begun_through IS NOT NULL LIMIT 1
            income_entries_equal_their_run | UPDATE income_entry SET income = income + 1 LIMIT 1 -- of the 5th
            income_entries_equal_their_run | UPDATE income_run SET amount = amount + 1 LIMIT 1 -- of the 5th
            income_entries_equal_their_run | UPDATE income_run SET residue = residue + 1 LIMIT 1 -- of the 5th
            income_entries_equal_their_run | UPDATE income_run SET holders = holders + 1 LIMIT 1 -- of the 5th
            income_follows_from_base_and_quote | UPDATE income_entry SET income = income + 1 WHERE fund_id = 1001 AND income_date = '2026-01-06' LIMIT 1
            income_follows_from_base_and_quote | UPDATE income_entry SET income = income + 2 WHERE fund_id = 1003 AND income_date = '2026-01-06' LIMIT 1
            income_follows_from_base_and_quote | UPDATE income_run SET income_per_10k = 2 * income_per_10k WHERE income_date = '2026-01-06'
            instant_redemptions_have_moved_once | UPDATE instant_redemption SET units = units + 1 LIMIT 1 -- of the 5th
            instant_redemptions_have_moved_once | UPDATE transfer SET amount = amount + 1 WHERE kind = 'INSTANT_REDEMPTION' AND debit_purpose = 'ADVANCES' LIMIT 1 -- of the 5th
            instant_redemptions_have_moved_once | DELETE FROM transfer WHERE kind = 'INSTANT_REDEMPTION' AND debit_purpose = 'UNITS' LIMIT 1 -- of the 5th
            instant_redemptions_have_moved_once | DELETE FROM transfer WHERE kind = 'INSTANT_REFUSED' AND credit_purpose = 'UNITS' LIMIT 1
            instant_redemptions_have_moved_once | UPDATE transfer SET credit_owner = 10001 WHERE kind = 'INSTANT_REDEMPTION' AND credit_purpose = 'WALLET' AND credit_owner = 10003 LIMIT 1 -- of the 5th
            instant_use_equals_the_days_redemptions | UPDATE instant_use SET used = used + 1 LIMIT 1
            instant_use_equals_the_days_redemptions | UPDATE instant_redemption SET units = units + 1 WHERE resends IS NULL LIMIT 1 -- of the 5th
            instant_use_equals_the_days_redemptions | DELETE FROM instant_use LIMIT 1
            instant_use_stays_within_the_limit | UPDATE fund SET instant_limit = 1
            instant_use_stays_within_the_limit | UPDATE channel_fund SET instant_limit = 1
            limits_know_open_subscriptions | UPDATE limit_use SET open_subscriptions = open_subscriptions + 1 LIMIT 1
            limits_know_open_subscriptions | DELETE FROM limit_use
            no_order_left_behind | UPDATE fund_order SET state = 'ACCEPTED' WHERE trade_date = '2026-01-05' LIMIT 1
            no_wallet_below_what_it_holds | UPDATE account SET balance = held - 1 WHERE purpose = 'WALLET' AND held > 0
            no_wallet_below_what_it_holds | UPDATE account SET balance = -1 WHERE purpose = 'WALLET' AND held = 0 LIMIT 1
            order_files_carry_every_order | UPDATE exchanged_file SET record_count = record_count + 1 WHERE file_type = '03' LIMIT 1
            order_files_carry_every_order | UPDATE fund_order SET state = 'CANCELLED', cancelled_at = accepted_at WHERE trade_date = '2026-01-05' LIMIT 1
            order_files_carry_every_order | UPDATE fund_order SET trade_date = '2026-01-06' WHERE trade_date = '2026-01-05' LIMIT 1
            plan_dates_have_their_orders | UPDATE plan SET dates_done = dates_done + 1 LIMIT 1
            plan_dates_have_their_orders | UPDATE plan SET next_date = '2026-01-05' LIMIT 1
            plan_dates_have_their_orders | UPDATE plan SET amount = amount + 1 WHERE product_id IS NULL
            plan_dates_have_their_orders | UPDATE plan SET amount = amount + 1 WHERE product_id IS NOT NULL
            plan_dates_have_their_orders | UPDATE plan_date SET due_date = '2026-01-30' LIMIT 1
            plan_dates_have_their_orders | UPDATE plan_date SET order_id = last_order_id WHERE order_id < last_order_id
            plan_dates_have_their_orders | UPDATE plan_date SET last_order_id = last_order_id + 1 WHERE last_order_id IS NOT NULL LIMIT 1
            plan_dates_have_their_orders | UPDATE fund_order SET customer_id = 10001 WHERE origin = 'PLAN' LIMIT 1
            plan_dates_have_their_orders | UPDATE fund_order SET origin = 'CUSTOMER', origin_id = NULL, origin_date = NULL WHERE origin = 'PLAN' AND fund_id = 1003
            plan_dates_have_their_orders | UPDATE fund_order SET origin_id = 99 WHERE origin = 'PLAN' LIMIT 1
            plan_dates_have_their_orders | UPDATE fund_order SET origin_date = '2026-01-12' WHERE origin = 'PLAN' LIMIT 1
            plan_dates_have_their_orders | UPDATE fund_order SET origin = 'PLAN', origin_id = 99, origin_date = '2026-01-05' WHERE origin = 'CUSTOMER' LIMIT 1
            plan_dates_have_their_orders | UPDATE fund_order o JOIN plan p ON p.customer_id = o.customer_id SET o.origin = 'PLAN', o.origin_id = p.plan_id, o.origin_date = '2026-01-05' WHERE o.origin = 'CUSTOMER'
            products_have_funds | DELETE FROM product_fund
            products_have_funds | UPDATE product_fund SET weight = 0
            quotas_equal_orders | UPDATE slot SET room = room - 1 WHERE pool LIKE 'QUOTA %' AND room > 0 LIMIT 1
            quotas_equal_orders | UPDATE slot SET opened_with = opened_with + 1 WHERE pool LIKE 'QUOTA %' LIMIT 1
            quotas_equal_orders | UPDATE fund_order SET amount = amount + 1 WHERE kind = 'SUBSCRIPTION' AND state = 'ACCEPTED'
            quotas_equal_orders | INSERT INTO sweep_reservation VALUES (1, 0, 1, 1001, '2026-01-05', 1)
            refused_redemptions_are_settled_as_approved | UPDATE transfer SET amount = amount + 1 WHERE kind = 'INSTANT_RESOLVED' AND credit_purpose = 'ADVANCES' LIMIT 1
            refused_redemptions_are_settled_as_approved | DELETE FROM transfer WHERE kind = 'INSTANT_RESOLVED' AND debit_purpose = 'UNITS'
            refused_redemptions_are_settled_as_approved | UPDATE transfer SET debit_purpose = 'RECEIVABLES' WHERE kind = 'INSTANT_RESOLVED' AND debit_purpose = 'LOSSES'
            refused_redemptions_are_settled_as_approved | UPDATE transfer SET debit_owner = 10001 WHERE kind = 'INSTANT_RESOLVED' AND debit_purpose = 'WALLET'
            refused_redemptions_are_settled_as_approved | UPDATE transfer SET debit_owner = 10001 WHERE kind = 'INSTANT_RESOLVED' AND debit_purpose = 'RECEIVABLES'
            refused_redemptions_are_settled_as_approved | UPDATE instant_redemption SET resends = NULL WHERE resends IS NOT NULL
            refused_redemptions_are_settled_as_approved | UPDATE instant_redemption SET units = units + 1 WHERE resends IS NOT NULL
            refused_redemptions_are_settled_as_approved | UPDATE instant_resolution r JOIN approval a ON a.approval_id = r.approval_id SET r.resolved_at = NULL WHERE a.kind = 'INSTANT_SEND_AGAIN'
            refused_redemptions_are_settled_as_approved | UPDATE instant_resolution r JOIN approval a ON a.approval_id = r.approval_id SET r.resolved_at = NULL WHERE a.kind = 'INSTANT_TAKE_BACK'
            refused_redemptions_are_settled_as_approved | UPDATE approval SET kind = 'INSTANT_CLAIM' WHERE kind = 'INSTANT_WRITE_OFF'
            refused_redemptions_are_settled_as_approved | UPDATE approval SET state = 'VOID' WHERE kind = 'INSTANT_CLAIM'
            refused_redemptions_are_settled_as_approved | UPDATE approval SET subject = CONCAT(subject, '0') WHERE kind = 'INSTANT_CLAIM'
            refused_redemptions_are_settled_as_approved | DELETE FROM instant_resolution ORDER BY instant_id LIMIT 1
            residue_equals_its_transfers | UPDATE income_run SET residue = residue + 1 WHERE fund_id = 1001 LIMIT 1 -- of the 5th
            residue_equals_its_transfers | UPDATE transfer SET amount = amount + 1 WHERE kind = 'RESIDUE' LIMIT 1 -- of the 5th
            residue_equals_its_transfers | UPDATE transfer SET reference = CONCAT(reference, ' 9') WHERE kind = 'RESIDUE' LIMIT 1 -- of the 5th
            sweep_rules_equal_their_last_change | UPDATE sweep_rule SET wallet_floor = wallet_floor + 1
            sweep_rules_equal_their_last_change | UPDATE sweep_rule SET auto_redeem = FALSE
            sweep_rules_equal_their_last_change | UPDATE sweep_rule SET fund_id = 1001
            sweep_rules_equal_their_last_change | DELETE FROM sweep_rule_change WHERE version = 1
            sweep_rules_equal_their_last_change | DELETE FROM sweep_rule_change WHERE version = 3
            sweeps_equal_their_ranges | UPDATE sweep_run SET amount = amount + 1 -- of the 5th
            sweeps_equal_their_ranges | UPDATE sweep_run SET customers = customers + 1 -- of the 5th
            sweeps_equal_their_ranges | UPDATE sweep_range SET orders = orders + 1 LIMIT 1 -- of the 5th
            sweeps_equal_their_ranges | UPDATE sweep_range SET state = 'RESERVED' LIMIT 1 -- of the 5th
            sweeps_equal_their_ranges | INSERT INTO sweep_range SELECT run_id, shard, range_no + 1, upper_customer, upper_customer, 'SWEPT', 0, 0, 0, 0 FROM sweep_range LIMIT 1 -- of the 5th
            swept_customers_move_whole | UPDATE sweep_part SET left_out = 'DAILY_QUOTA' LIMIT 1 -- of the 5th
            swept_parts_equal_orders | UPDATE sweep_part SET amount = amount + 1 LIMIT 1 -- of the 5th
            swept_parts_equal_orders | UPDATE sweep_part SET left_out = 'DAILY_QUOTA' -- of the 5th
            swept_parts_equal_orders | DELETE FROM sweep_part LIMIT 1 -- of the 5th
            swept_parts_equal_orders | UPDATE fund_order SET origin = 'CREDIT', origin_id = NULL WHERE origin = 'SWEEP' LIMIT 1 -- of the 5th
            swept_parts_equal_orders | UPDATE fund_order SET origin_id = 99 WHERE origin = 'SWEEP' LIMIT 1 -- of the 5th
            swept_parts_equal_orders | UPDATE fund_order SET origin = 'SWEEP', origin_id = 99 WHERE origin = 'CUSTOMER' AND trade_date > '2026-01-05' LIMIT 1
            trial_balances_follow_and_balance | UPDATE trial_balance SET debits = debits + 1, closing = closing - 1 WHERE business_date = '2026-01-06' AND purpose = 'WALLET'
            trial_balances_follow_and_balance | UPDATE trial_balance SET opening = opening + 1, closing = closing + 1 WHERE business_date = '2026-01-06' AND purpose = 'WALLET'
            trial_balances_follow_and_balance | UPDATE trial_balance SET credits = credits + 1, closing = closing + 1 WHERE business_date = '2026-01-06' AND purpose = 'WALLET_RESERVE'
            trial_balances_follow_and_balance | DELETE FROM trial_balance WHERE business_date = '2026-01-06' AND purpose = 'SUBSCRIPTIONS_PAYABLE'
            manual_transfers_are_as_approved | UPDATE transfer SET amount = amount + 1 WHERE kind = 'MANUAL' AND asset_id = 156
            manual_transfers_are_as_approved | UPDATE transfer SET amount = amount + 1 WHERE kind = 'MANUAL' AND asset_id <> 156
            manual_transfers_are_as_approved | UPDATE transfer SET debit_purpose = 'FEES' WHERE kind = 'MANUAL' AND asset_id = 156
            manual_transfers_are_as_approved | UPDATE transfer SET reference = 'approval 99999' WHERE kind = 'MANUAL' LIMIT 1
            manual_transfers_are_as_approved | UPDATE approval SET state = 'VOID' WHERE kind = 'JOURNAL'
            manual_transfers_are_as_approved | UPDATE approval SET kind = 'QUOTE' WHERE kind = 'BREAK'
            manual_transfers_are_as_approved | DELETE FROM transfer WHERE kind = 'MANUAL' AND asset_id = 156
            manual_transfers_are_as_approved | DELETE FROM transfer WHERE kind = 'MANUAL' AND asset_id <> 156
            write_offs_stay_within_their_limits | UPDATE write_off_use SET used = 1000001
            write_offs_stay_within_their_limits | UPDATE write_off_limit SET per_break = 0, per_day = 1
            transfers_are_of_known_kinds | UPDATE transfer SET kind = 'BONUS' WHERE kind = 'WALLET_CREDIT' LIMIT 1 -- of the 5th
            transfers_are_of_known_kinds | UPDATE transfer SET debit_purpose = 'BONUS' WHERE debit_purpose = 'WALLET_RESERVE' LIMIT 1 -- of the 5th
            transfers_are_of_known_kinds | UPDATE transfer SET credit_purpose = 'BONUS' WHERE credit_purpose = 'ADVANCES' LIMIT 1
            units_are_short_only_by_negative_income | UPDATE account SET balance = held - 1 WHERE purpose = 'UNITS' AND owner_id = 10003
            units_follow_from_the_last_income | UPDATE account SET balance = balance + 1 WHERE purpose = 'UNITS' AND owner_id = 10001 LIMIT 1
            units_follow_from_the_last_income | UPDATE account SET balance = balance + 1 WHERE purpose = 'UNITS' AND owner_id > 90000000000000000
            units_follow_from_the_last_income | UPDATE income_entry SET income = income + 1 WHERE fund_id = 1001 AND income_date = '2026-01-06' LIMIT 1
            units_follow_from_the_last_income | UPDATE transfer SET amount = amount + 1 WHERE debit_purpose = 'UNITS' AND debit_owner = 10001 AND effective_date = '2026-01-07'
            units_in_issue_equal_holdings | UPDATE account SET balance = balance + 1 WHERE purpose = 'UNITS' LIMIT 1
            units_in_issue_equal_holdings | UPDATE account SET balance = balance + 1 WHERE purpose = 'ACCRUED_INCOME' LIMIT 1
            units_in_issue_equal_holdings | UPDATE income_range SET posted_income = posted_income + 1 WHERE fund_id = 1001 LIMIT 1 -- of the 5th
            units_in_issue_equal_holdings | UPDATE transfer SET amount = amount + 1 WHERE kind = 'SUBSCRIPTION' AND credit_purpose = 'UNITS' LIMIT 1
            units_in_issue_equal_holdings | UPDATE transfer SET amount = amount + 1 WHERE debit_owner = 10001 AND debit_purpose = 'UNITS' AND kind = 'INSTANT_REDEMPTION'
            wallet_balances_equal_transfers | UPDATE account SET balance = balance + 1 WHERE purpose = 'WALLET' LIMIT 1
            wallet_balances_equal_transfers | UPDATE transfer SET amount = amount + 1 WHERE credit_purpose = 'WALLET' LIMIT 1 -- of the 5th
            wallet_balances_equal_transfers | UPDATE transfer SET amount = amount + 1 WHERE debit_purpose = 'WALLET' LIMIT 1
            wallet_debits_equal_transfers | UPDATE wallet_debit SET amount = amount + 1
            wallet_debits_equal_transfers | UPDATE wallet_debit SET redeemed = redeemed - 1
            wallet_debits_equal_transfers | UPDATE transfer SET amount = amount + 1 WHERE kind = 'WALLET_DEBIT'
            wallet_debits_equal_transfers | DELETE FROM transfer WHERE kind = 'WALLET_DEBIT'
            wallet_debits_equal_transfers | DELETE FROM wallet_debit
            wallet_debits_equal_transfers | UPDATE transfer SET reference = 'debit 99' WHERE kind = 'WALLET_DEBIT'
            wallet_debits_equal_transfers | UPDATE instant_redemption SET debit_id = NULL WHERE debit_id IS NOT NULL LIMIT 1
            wallet_debits_equal_transfers | UPDATE instant_redemption SET debit_id = 99 WHERE debit_id IS NULL ORDER BY transfer_date DESC LIMIT 1
            """;

    /** The day before the first fact: nothing of it is proved. */
    private static final LocalDate EVE = LocalDate.parse("2026-01-04");
    /** The business date whose figures {@link Books} proves. */
    private static final LocalDate PROVED = LocalDate.parse("2026-01-05");

    private final Books books;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate undone;

    InvariantsTest(AutowireCapableBeanFactory beans, DataSource dataSource, PlatformTransactionManager manager) {
        this.books = beans.createBean(Books.class);
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.undone = new TransactionTemplate(manager);
    }

    /** @param ofProvedDay whether it changes figures of the date that {@link Books} proves only */
    private record Wrong(String invariant, String change, boolean ofProvedDay) {

        private static final String OF_THE_FIFTH = " -- of the 5th";

        static Stream<Wrong> all() {
            return WRONG_FIGURES.lines().map(line -> line.split("\\|", 2)).map(parts -> new Wrong(parts[0].strip(),
                    parts[1].strip().replace(OF_THE_FIFTH, ""), parts[1].endsWith(OF_THE_FIFTH)));
        }
    }

    private static final Map<String, Invariant> BY_NAME = Invariants.all().stream()
            .collect(Collectors.toMap(Invariant::name, Function.identity()));

    private void eachWrongFigure(BiConsumer<Wrong, SoftAssertions> check) {
        books.write();
        SoftAssertions seen = new SoftAssertions();
        try (Guards guards = Guards.lifted(JdbcClient.create(jdbc))) {
            Wrong.all().forEach(wrong -> undone.executeWithoutResult(transaction -> {
                transaction.setRollbackOnly();
                seen.assertThat(jdbc.update(wrong.change())).as("rows of: %s", wrong.change()).isPositive();
                check.accept(wrong, seen);
            }));
        }
        seen.assertAll();
    }

    private boolean sees(String invariant, LocalDate proved) {
        return !Objects.requireNonNull(BY_NAME.get(invariant)).ask(dataSource, Bounds.since(proved)).isEmpty();
    }

    @Test
    void thereIsAWrongFigureForEachOfThem() {
        assertThat(Wrong.all().map(Wrong::invariant).distinct().toList())
                .as("a new invariant needs a figure that it sees")
                .containsExactlyInAnyOrderElementsOf(BY_NAME.keySet());
    }

    @Test
    void rightFiguresPassWhateverIsProved() {
        books.write();
        assertThat(Invariants.check(dataSource).failed()).isEmpty();
        assertThat(Invariants.check(dataSource, EVE).failed()).isEmpty();
        assertThat(Invariants.check(dataSource, PROVED).failed()).isEmpty();
    }

    @Test
    void eachOfThemSeesEveryWrongFigureThatItIsThereForInTheWholeHistory() {
        eachWrongFigure((wrong, seen) -> seen.assertThat(sees(wrong.invariant(), Invariants.BEGINNING))
                .as("%s sees: %s", wrong.invariant(), wrong.change()).isTrue());
    }

    @Test
    void aWrongFigureThatCameAfterTheLastProofIsSeenByTheNext() {
        eachWrongFigure((wrong, seen) -> seen
                .assertThat(sees(wrong.invariant(), EVE) || BY_NAME.keySet().stream().anyMatch(any -> sees(any, EVE)))
                .as("seen after %s: %s", EVE, wrong.change()).isTrue());
    }

    @Test
    void theProvedFiguresAreTakenAsTheyAreAndWhatIsBookedSinceIsProved() {
        eachWrongFigure((wrong, seen) -> {
            if (!wrong.ofProvedDay()) {
                seen.assertThat(sees(wrong.invariant(), PROVED))
                        .as("%s sees after %s: %s", wrong.invariant(), PROVED, wrong.change()).isTrue();
            }
        });
    }
}
