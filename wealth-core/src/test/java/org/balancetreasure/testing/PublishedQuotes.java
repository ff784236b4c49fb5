package org.balancetreasure.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.funds.QuoteReceived;
import org.springframework.core.io.ClassPathResource;

/** What fund 000198 published from 2013-07-01 to 2014-08-31: 427 days. */
public final class PublishedQuotes {

    private PublishedQuotes() {}

    public static List<QuoteReceived> of000198(int fundId) {
        try {
            return new ClassPathResource("sql/seed/demo/quotes_000198.csv").getContentAsString(StandardCharsets.UTF_8)
                    .lines().skip(1).map(line -> line.split(",", -1))
                    .map(cell -> QuoteReceived.ofDay(fundId, LocalDate.parse(cell[0]), new BigDecimal(cell[1]),
                            new BigDecimal(cell[2]), "published"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The published quotes can't be read", e);
        }
    }
}
