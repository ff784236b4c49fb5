package org.balancetreasure.partners;

import java.util.List;
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
