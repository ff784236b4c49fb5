package org.balancetreasure.partners;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All with whom the platform exchanges files, and the parties that own house accounts. */
@Component
public class Partners {

    private final PartnerMapper mapper;

    Partners(PartnerMapper mapper) {
        this.mapper = mapper;
    }

    /** A partner and its names. */
    public record Named(String code, int partyId, String nameZh, String nameEn) {}

    /** Ascending. */
    public List<String> codes() {
        return mapper.codes();
    }

    /** By code. */
    public List<Named> ofKind(PartyKind kind) {
        return mapper.ofKind(kind);
    }

    /** Null if there is none. */
    public @Nullable Named find(String code) {
        return mapper.byCode(code);
    }

    /**
     * Lets one transaction after the other change settings, so that numbers are given once and what was looked at stays
     * as it was. No request of a customer waits for it.
     */
    public void lockSettings() {
        mapper.lockOperator();
    }

    /**
     * A new party under the first free number of its kind. Call it under {@link #lockSettings}.
     *
     * @return its number
     * @throws IllegalStateException if all numbers are given
     */
    public int addParty(PartyKind kind, String nameZh, String nameEn) {
        int number = kind.first();
        for (int given : mapper.numbers(kind.first(), kind.end())) {
            if (given == number) {
                number++;
            }
        }
        if (number >= kind.end()) {
            throw new IllegalStateException("All numbers for parties of kind " + kind + " are given");
        }
        mapper.addParty(number, kind, nameZh, nameEn);
        return number;
    }

    /** A party that files are exchanged with from now on. */
    void add(String code, PartyKind kind, String nameZh, String nameEn) {
        mapper.add(code, addParty(kind, nameZh, nameEn));
    }
}
