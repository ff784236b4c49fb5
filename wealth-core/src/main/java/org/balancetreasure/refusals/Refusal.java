package org.balancetreasure.refusals;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal: a value, not an error.
 *
 * @param details what the customer needs to know, by name
 * @param alternative what the customer can do instead; null if there is nothing
 */
public record Refusal(Code code, RefusalDetails details, @Nullable Alternative alternative) {

    public Refusal(Code code, RefusalDetails details) {
        this(code, details, null);
    }

    /** The details as people see them. */
    public Map<String, String> figures() {
        return details.shown();
    }

    /** Stable names of refusals. */
    public enum Code {
        /** There is no such fund, or the customer's channel does not sell it. */
        UNKNOWN_FUND,
        /** The fund exists, but not for this channel. */
        CHANNEL_DOES_NOT_SELL,
        /** The trading calendar ends before the day on which an order would be confirmed. */
        BEYOND_CALENDAR,
        /** By the status that the fund company published. */
        SUBSCRIPTIONS_STOPPED,
        /** By the status that the fund company published. */
        REDEMPTIONS_STOPPED,
        /** Less than the smallest order. */
        BELOW_MINIMUM,
        /** More than the largest order. */
        ABOVE_MAXIMUM,
        /** The holding after the order would exceed what one customer may hold. */
        HOLDING_CAP,
        /** What all customers together may subscribe for the trade date is used up. */
        DAILY_QUOTA,
        /** More than the fund company lets one customer order for the trade date. */
        DAY_LIMIT,
        /** A redemption must leave the smallest holding or nothing. */
        MINIMUM_HOLDING,
        /** More than is left of what a customer may redeem at once on one calendar day. */
        INSTANT_LIMIT,
        /** Instant redemption, sweep and plans take funds with a constant NAV only. */
        FLOATING_NAV,
        /** No bank advances money for this fund now. */
        INSTANT_SUSPENDED,
        /** The transfer agent has not confirmed the customer's account yet, so it could not be told of the transfer. */
        ACCOUNT_NOT_OPEN,
        /** No advance line has enough room. */
        LINE_USED_UP,
        /** The wallet has less free than is asked for. */
        INSUFFICIENT_BALANCE,
        /** The holding has less free than is asked for. */
        INSUFFICIENT_UNITS,
        /** The channel has no customer of this number. */
        CUSTOMER_NOT_REGISTERED,
        /** The number belongs to a customer with other data. */
        CUSTOMER_EXISTS,
        /** The customer has a credit of another amount under this reference. */
        REFERENCE_USED,
        /** The customer has no such order. */
        UNKNOWN_ORDER,
        /** The order is no longer in the customer's hands. */
        NOT_CANCELLABLE,
        /** The customer has no such plan. */
        UNKNOWN_PLAN,
        /** It is no longer the version that the caller has seen. */
        VERSION_CHANGED,
        /** A plan that has ended does not go on. */
        PLAN_HAS_ENDED,
        /** No date of the plan lies between its first date and its last. */
        PLAN_WITHOUT_DATE,
        /** The customer has as many open plans as one customer may have. */
        TOO_MANY_PLANS,
        /** The wallet is short, and what may be redeemed at once does not fill it. */
        AUTO_REDEEM_SHORT,
        /** The customer's channel has no such product. */
        UNKNOWN_PRODUCT,
        /** The product leaves the choice of its fund to the customer. */
        FUND_TO_BE_CHOSEN,
        /** The product itself decides between its funds. */
        FUND_NOT_TO_BE_CHOSEN,
        /** The customer has agreed to no sweep. */
        NO_SWEEP_RULE,
        /** The case is settled already. */
        ALREADY_RESOLVED,
        /** Another proposal about the same waits for a second person. */
        ALREADY_PROPOSED,
        /** It was approved or withdrawn before. */
        ALREADY_DECIDED,
        /** The proposal is not what the approver has seen. */
        CONTENT_DIFFERS,
        /** The person who proposes must not approve. */
        SECOND_PERSON_NEEDED,
        /** Only the person who proposed something takes it back; another person refuses it. */
        NOT_YOUR_PROPOSAL,
        /** What a proposal is about has changed since it was shown. */
        CHANGED_SINCE_SHOWN,
        /** The break is resolved by now. */
        BREAK_RESOLVED,
        /** There is no such way out for breaks of this type, or it is taken elsewhere. */
        NO_SUCH_WAY,
        /** The way does not fit this break, because of what it lacks. */
        WAY_NOT_OPEN,
        /** The row that was set aside can't be booked this way either. */
        STILL_DIFFERS,
        /** The write-off is above what staff of the role may write off of one break, or on one day. */
        WRITE_OFF_LIMIT,
        /** No journal moves accounts of this purpose. */
        ACCOUNT_NOT_OF_JOURNALS,
        /** The payment waits for no second person. */
        PAYMENT_NOT_WAITING,
        /** The night has no such step in this state. */
        STEP_NOT_REOPENED,
        /** No customer is named by what was asked for. */
        NOBODY_TO_UNMASK,
        /** More customers are named than one proposal may show. */
        TOO_MANY_TO_UNMASK,
        /** 34 has confirmed meanwhile what it had left out, so there is nothing to settle. */
        CONFIRMED_MEANWHILE,
        /** 34 never answered it, and the advance redemption with its units is under way or was paid. */
        ADVANCE_REDEMPTION_NOT_REFUSED,
        /** No party of kind BANK has this number. */
        UNKNOWN_BANK,
        /** The fund has a line of that bank, or with that priority. */
        LINE_EXISTS,
        /** More is advanced and not yet repaid than the bank would grant. */
        GRANT_BELOW_OUTSTANDING,
        /** The line advances money already. */
        LINE_NOT_SUSPENDED,
        /** Something has that code, number or day already. */
        SETTING_EXISTS,
        /** Nothing has that code or number. */
        SETTING_UNKNOWN,
        /** It would change what was done already. */
        SETTING_TOO_EARLY,
        /** It does not go together with other settings. */
        SETTING_UNFIT
    }
}
