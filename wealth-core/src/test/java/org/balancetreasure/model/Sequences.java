package org.balancetreasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.model.Step.Operation;
import org.balancetreasure.testing.Fixture;

/**
 * Goes through many sequences at once, each with two customers of its own who have the fund, the bank and the days in
 * common with the others: so all of them have the steps that concern all in the same places. After each step every
 * customer, every answer and the bank's line are compared with the model.
 */
final class Sequences {

    static final long GRANTED = 1_000_000_000_00L;

    private final World world;
    private long nextCustomer = 10_001;
    private long advanced;
    private long redeemed;
    private int sequences;
    private int steps;

    Sequences(World world) {
        this.world = world;
    }

    int sequences() {
        return sequences;
    }

    int steps() {
        return steps;
    }

    /** @param all as long as each other, with the steps that concern all in the same places */
    void run(List<List<Step>> all, String hint) {
        world.postIncome();
        long first = nextCustomer;
        nextCustomer += 2L * all.size();
        world.newCustomers(first, 2 * all.size());
        LocalDate since = world.today();
        cutOff(first);
        List<TwoCustomerModel> pairs = new ArrayList<>();
        all.forEach(sequence -> pairs.add(new TwoCustomerModel(world.calendar, since)));
        for (int position = 0; position < all.getFirst().size(); position++) {
            Step step = all.getFirst().get(position);
            if (step.operation().concernsAll()) {
                pairs.forEach(pair -> pair.does(step));
                happens(step.operation(), first);
            } else {
                does(position, all, pairs, first, hint);
            }
            compare(pairs, first, hint);
        }
        sequences += all.size();
        steps += all.size() * all.getFirst().size();
    }

    private void happens(Operation operation, long first) {
        switch (operation) {
            case CUT_OFF -> cutOff(first);
            case POST_INCOME -> world.postIncome();
            case SWEEP -> world.sweep();
            default -> throw new IllegalArgumentException(operation + " concerns one customer");
        }
    }

    /** An advance redemption repays the line on the day after its trade date. */
    private void cutOff(long first) {
        world.cutOff(first);
        redeemed = advanced;
        advanced = 0;
    }

    private void does(int position, List<List<Step>> all, List<TwoCustomerModel> pairs, long first, String hint) {
        Map<Operation, List<Integer>> byOperation = new EnumMap<>(Operation.class);
        for (int i = 0; i < all.size(); i++) {
            byOperation.computeIfAbsent(all.get(i).get(position).operation(), operation -> new ArrayList<>()).add(i);
        }
        byOperation.forEach((operation, which) -> {
            List<Customer> customers = which.stream().map(
                    i -> new Customer(first + 2L * i + all.get(i).get(position).customer(), Fixture.CHANNEL)).toList();
            List<String> answers = world.does(operation, customers);
            for (int k = 0; k < which.size(); k++) {
                TwoCustomerModel pair = pairs.get(which.get(k));
                String expected = pair.does(all.get(which.get(k)).get(position));
                assertThat(answers.get(k)).as("the answer after %s, %s", pair.done(), hint).isEqualTo(expected);
                if (operation == Operation.REDEEM_AT_ONCE && expected.equals(ModelCustomer.TAKEN)) {
                    advanced += ModelCustomer.AT_ONCE;
                }
            }
        });
    }

    private void compare(List<TwoCustomerModel> pairs, long first, String hint) {
        Map<Long, String> savers = world.savers(first, 2 * pairs.size());
        assertThat(savers).hasSize(2 * pairs.size());
        for (int i = 0; i < 2 * pairs.size(); i++) {
            TwoCustomerModel pair = pairs.get(i / 2);
            String expected = pair.saver(i % 2).toString();
            String found = savers.get(first + i);
            if (!expected.equals(found)) {
                assertThat(found).as("%s after %s, %s", i % 2 == 0 ? "A" : "B", pair.done(), hint).isEqualTo(expected);
            }
        }
        assertThat(world.room()).as("room of the line after %s, %s", pairs.getFirst().done(), hint)
                .isEqualTo(GRANTED - redeemed - advanced);
    }
}
