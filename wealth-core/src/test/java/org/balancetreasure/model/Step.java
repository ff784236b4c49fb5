package org.balancetreasure.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One operation.
 *
 * @param customer 0 or 1; 0 where the operation concerns all
 */
record Step(Operation operation, int customer) {

    /** What happens to customers. */
    enum Operation {
        SUBSCRIBE, REDEEM, REDEEM_AT_ONCE, CANCEL, CONFIRM, REJECT, CUT_OFF, POST_INCOME, SWEEP;

        boolean concernsAll() {
            return this == CUT_OFF || this == POST_INCOME || this == SWEEP;
        }
    }

    static final List<Step> ALL = all();

    private static List<Step> all() {
        List<Step> steps = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            steps.add(new Step(operation, 0));
            if (!operation.concernsAll()) {
                steps.add(new Step(operation, 1));
            }
        }
        return List.copyOf(steps);
    }

    @Override
    public String toString() {
        return operation.concernsAll() ? operation.name() : operation + " of " + "AB".charAt(customer);
    }
}
