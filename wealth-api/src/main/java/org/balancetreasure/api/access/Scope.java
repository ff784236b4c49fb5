package org.balancetreasure.api.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the bearer of a token may do. No scope includes another, so that nobody gets a right that was not given by name;
 * a token may carry several. Scopes of staff count only with the house's own channel, that of a system only with
 * another.
 */
public enum Scope {

    /** A customer: one's own money. */
    WALLET("wallet"),
    /** Staff: reads what is of all channels. */
    FINANCE_READ("finance:read"),
    /** Staff: proposes what needs a second person, and does what takes away or informs only. */
    FINANCE_OPERATE("finance:operate"),
    /** Staff: approves what another person has proposed. */
    FINANCE_APPROVE("finance:approve"),
    /** Staff: reads the audit trail, and nothing else. */
    AUDIT_READ("audit:read"),
    /** A system of the operator: registers the customers of its channel, and tells what came into their wallets. */
    OPERATOR("operator");

    /** All that work in finance is made of; the audit trail is read by others. */
    public static final List<Scope> FINANCE = List.of(FINANCE_READ, FINANCE_OPERATE, FINANCE_APPROVE);

    private static final Set<String> OF_STAFF = Arrays.stream(values())
            .filter(scope -> scope != WALLET && scope != OPERATOR).map(Scope::authority)
            .collect(Collectors.toUnmodifiableSet());

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /** As it stands in the claim {@code scope}. */
    public String value() {
        return value;
    }

    /** As Spring Security names it. */
    String authority() {
        return "SCOPE_" + value;
    }

    static boolean isOfStaff(@Nullable String authority) {
        return authority != null && OF_STAFF.contains(authority);
    }
}
