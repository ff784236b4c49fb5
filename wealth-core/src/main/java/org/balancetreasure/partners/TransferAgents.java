package org.balancetreasure.partners;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The transfer agents that the platform exchanges files with. */
@Component
public class TransferAgents {

    private final TransferAgentMapper mapper;

    TransferAgents(TransferAgentMapper mapper) {
        this.mapper = mapper;
    }

    /** By code. */
    public List<TransferAgent> all() {
        return mapper.all();
    }

    /** Reads the id out of a number that begins with a distributor code. */
    public interface IdOfNumber {
        OptionalLong of(String distributorCode, String number);
    }

    /**
     * Finds what a number names. Our distributor code differs by transfer agent, so each of them may be the one that
     * the number begins with.
     *
     * @param find by id; null if there is none
     * @param numberOf what was found; only the same number is it
     */
    public <T> @Nullable T find(String number, IdOfNumber id, LongFunction<@Nullable T> find,
            Function<T, String> numberOf) {
        for (TransferAgent agent : all()) {
            OptionalLong candidate = id.of(agent.distributorCode(), number);
            T found = candidate.isPresent() ? find.apply(candidate.getAsLong()) : null;
            if (found != null && numberOf.apply(found).equals(number)) {
                return found;
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if there is none */
    public TransferAgent get(String taCode) {
        @Nullable
        TransferAgent found = mapper.byCode(taCode);
        if (found == null) {
            throw new IllegalArgumentException("No transfer agent has the code " + taCode);
        }
        return found;
    }
}
