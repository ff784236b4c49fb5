package org.balancetreasure.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which room writes each table, and by which column its rows lie with a customer. A table that is not listed fails the
 * tests that read this list, so that a new one can't be forgotten. Views belong to the room whose tables they show.
 */
public final class Tables {

    /** @param key column with the customer with whom a row lies; null where rows concern all customers */
    public record Table(String name, String room, @Nullable String key) {}

    private static final String ROOMS = """
            calendar: trading_day, bank_day_exception, gate
            partners: party, partner, transfer_agent, transfer_agent_terms, bank, bank_terms, bank_account, settlement_terms
            slots: slot
            ledger: account_purpose, transfer_kind, asset, account(owner_id), transfer(customer_id), house_balance
            ledger: proved_books, proved_balance(owner_id)
            ledger: account_view(owner_id), transfer_view(customer_id)
            customers: channel, customer(customer_id), ta_account(customer_id), account_opening(customer_id)
            requests: idempotency(customer_id)
            breaks: break_type, reconciliation_break(customer_id)
            audit: audit_entry(customer_id)
            approvals: approval_kind, approval
            resolutions: write_off_limit, write_off_use, step_reopening
            funds: fund, quote, fund_settlement_days, fund_income_authority
            transport: exchanged_file, file_resend, set_aside_row
            payments: payment_message, payment, cash_item, account_balance
            limits: channel_fund, channel_payout, paid_ahead, published_limit, limit_use(customer_id), instant_use(customer_id)
            income: income_run, income_range, income_entry(holder_id), income_view(holder_id), bank_stands(holder_id)
            income: stated_income(holder_id)
            orders: fund_order(customer_id), proceeds(customer_id)
            products: product, product_fund
            advances: advance_line, advance_line_change, advance_redemption
            instant: instant_redemption(customer_id), instant_resolution(customer_id)
            settlement: obligation, obligation_item(customer_id), settlement
            sweep: sweep_rule(customer_id), sweep_rule_change(customer_id)
            sweep: sweep_run, sweep_range, sweep_part(customer_id), sweep_reservation
            plans: plan(customer_id), plan_change(customer_id), plan_date(customer_id)
            wallets: wallet_debit(customer_id)
            exchange: confirmation(customer_id), settlement_summary
            reconciliation: register_row(customer_id), register_moved(customer_id), register_income(customer_id)
            reconciliation: bank_statement, statement_line, cash_match
            close: day_close, day_digest_section, trial_balance, ledger_account
            night: night_step_name, night_step, night_runner
            """;

    private static final Pattern TABLE = Pattern.compile("(\\w+)(?:\\((\\w+)\\))?");

    private Tables() {}

    /** By name. */
    public static Map<String, Table> all() {
        Map<String, Table> tables = new TreeMap<>();
        ROOMS.lines().forEach(line -> {
            String room = line.substring(0, line.indexOf(':'));
            Matcher table = TABLE.matcher(line.substring(line.indexOf(':') + 1));
            while (table.find()) {
                tables.put(table.group(1), new Table(table.group(1), room, table.group(2)));
            }
        });
        return tables;
    }
}
