package org.balancetreasure.partners;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The transfer agents that the platform exchanges files with: what holds on a day. */
@Component
public class TransferAgents {

    private final TransferAgentMapper mapper;
    private final Partners partners;

    TransferAgents(TransferAgentMapper mapper, Partners partners) {
        this.mapper = mapper;
        this.partners = partners;
    }

    /** Ascending, also of those whose first day is still to come. */
    public List<String> codes() {
        return mapper.codes();
    }

    /** The first header date on which files are exchanged; null if nothing is agreed with the transfer agent. */
    public @Nullable LocalDate firstDay(String taCode) {
        return mapper.firstDay(taCode);
    }

    /**
     * Our code in its files, which never changes.
     *
     * @throws IllegalArgumentException if there is no such agent
     */
    public String distributorCode(String taCode) {
        String code = mapper.distributorCode(taCode);
        if (code == null) {
            throw new IllegalArgumentException("No transfer agent has the code " + taCode);
        }
        return code;
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
        for (String distributorCode : mapper.distributorCodes()) {
            OptionalLong candidate = id.of(distributorCode, number);
            T found = candidate.isPresent() ? find.apply(candidate.getAsLong()) : null;
            if (found != null && numberOf.apply(found).equals(number)) {
                return found;
            }
        }
        return null;
    }

    /**
     * What holds for files of a header date. A file that is built or read again later has that date still, and so the
     * same terms.
     *
     * @throws IllegalArgumentException if nothing is agreed with such an agent on that day
     */
    public TransferAgent get(String taCode, LocalDate headerDate) {
        @Nullable
        TransferAgent found = mapper.on(taCode, headerDate);
        if (found == null) {
            throw new IllegalArgumentException(
                    "Nothing is agreed with a transfer agent " + taCode + " on " + headerDate);
        }
        return found;
    }

    /** All terms, oldest first: each holds until the next begins. */
    public List<TransferAgent> history(String taCode) {
        return mapper.history(taCode);
    }

    /** A new transfer agent with its first terms. Call it under {@link Partners#lockSettings}. */
    public void add(TransferAgent agent, String nameZh, String nameEn) {
        partners.add(agent.taCode(), PartyKind.TRANSFER_AGENT, nameZh, nameEn);
        mapper.add(agent.taCode(), agent.distributorCode());
        mapper.addTerms(agent);
    }

    /** What holds from a header date on, of which no file was made or read. */
    public void addTerms(TransferAgent terms) {
        mapper.addTerms(terms);
    }
}
