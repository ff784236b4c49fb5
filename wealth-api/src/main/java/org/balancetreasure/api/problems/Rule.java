package org.balancetreasure.api.problems;

/** Rules for the fields of a request. The name is part of the contract; the text is in the messages. */
public enum Rule {
    REQUIRED, UNKNOWN, JSON_TYPE, ONE_OF, AMOUNT, POSITIVE, NOT_WITH_THIS_KIND, FUND_CODE, CUSTOMER_ID, DATE, DATE_RANGE, INTEGER, BOOLEAN, LIMIT, CURSOR, IDEMPOTENCY_KEY, PLAN_DAY, PLAN_DATES, PLAN_BOUNDS, CONSENT, RATE, TEXT_LENGTH, TEXT_CHARACTERS, HEADER_TEXT, CODE, ONCE, IF_MATCH, FILE_TEXT, NUMBER, NUMBERS
}
