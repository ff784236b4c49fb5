package org.balancetreasure.partners;

import java.util.List;
import org.springframework.stereotype.Component;

/** All with whom the platform exchanges files. */
@Component
public class Partners {

    private final PartnerMapper mapper;

    Partners(PartnerMapper mapper) {
        this.mapper = mapper;
    }

    /** Ascending. */
    public List<String> codes() {
        return mapper.codes();
    }
}
