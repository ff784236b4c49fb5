package org.balancetreasure.exchange.quotes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.balancetreasure.exchange.LeftOut;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.funds.QuoteReceived;
import org.balancetreasure.funds.Quotes;
import org.balancetreasure.limits.PublishedLimits;
import org.balancetreasure.limits.PublishedLimits.Published;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.Inbox;
import org.balancetreasure.transport.Inbox.Arrival;
import org.balancetreasure.transport.Inbox.Arrived;
import org.balancetreasure.transport.Inbox.NewFile;
import org.balancetreasure.transport.IncomingFiles;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in quotes (07). The record's UpdateDate, not the file's, names the day, so a file may bring several days, and
 * one that comes later or under a numbered name may correct an earlier one.
 *
 * <p>Input: 07 of any recent header date, announced and whole. Output: quotes on file, the fund's status. Re-runnable:
 * a file is used once, in one transaction.
 */
@Component
public class QuoteFiles {

    private static final String QUOTES = "07";
    private static final String MONEY_MARKET = "04";

    private static final Logger LOG = LoggerFactory.getLogger(QuoteFiles.class);

    private final TransferAgents agents;
    private final Funds funds;
    private final Quotes quotes;
    private final PublishedLimits publishedLimits;
    private final Inbox inbox;
    private final IncomingFiles incoming;
    private final FileRegistry registry;

    QuoteFiles(TransferAgents agents, Funds funds, Quotes quotes, PublishedLimits publishedLimits, Inbox inbox,
            IncomingFiles incoming,
            FileRegistry registry) {
        this.agents = agents;
        this.funds = funds;
        this.quotes = quotes;
        this.publishedLimits = publishedLimits;
        this.inbox = inbox;
        this.incoming = incoming;
        this.registry = registry;
    }

    /**
     * What has to come before the quotes of {@code day} are in, in words; empty when they are, or when something has
     * come that may bring them: the header date of a file says nothing about the days in it.
     */
    public List<String> waitsFor(String taCode, LocalDate day) {
        List<String> lacks = lacks(taCode, day);
        return lacks.isEmpty() || hasNews(taCode, day) ? List.of() : lacks;
    }

    /**
     * What is missing of the quotes of {@code day} now, in words: a file, or of whom it brought nothing that is used.
     */
    public List<String> lacks(String taCode, LocalDate day) {
        List<String> without = funds.ofTransferAgent(taCode).stream()
                .filter(fund -> fund.pricing() == Pricing.CONSTANT_NAV && !day.isBefore(fund.firstIncomeDay()))
                .filter(fund -> quotes.covering(fund.fundId(), day) == null).map(Fund::fundCode).toList();
        if (without.isEmpty()) {
            return List.of();
        }
        List<String> missing = arrived(taCode, day).missing();
        return missing.isEmpty()
                ? without.stream().map(fundCode -> "a quote of " + day + " for " + fundCode).toList()
                : missing;
    }

    /** Whether a file has come that may bring quotes of {@code day} and that was not used yet. */
    public boolean hasNews(String taCode, LocalDate day) {
        return newFiles(taCode, day).stream().anyMatch(NewFile::usable);
    }

    private List<NewFile> newFiles(String taCode, LocalDate day) {
        return inbox.around(taCode, TransferAgent::quoteStream, Set.of(QUOTES), day);
    }

    /**
     * Loads the quotes of {@code day}, and with them whatever else has come meanwhile: late days and corrections. A
     * file that is rejected is a break, and holds no other back.
     *
     * @return how many records of our funds were new
     */
    public long load(String taCode, LocalDate day, Transactions transactions) {
        long loaded = 0;
        for (NewFile news : newFiles(taCode, day)) {
            try {
                loaded += load(agents.get(taCode, news.headerDate()), news.file(), news.headerDate(), transactions);
            } catch (RefusedFileException e) {
                LOG.warn("Of {} nothing is used: {}", news.file().name(), e.getMessage());
            }
        }
        return loaded;
    }

    private Arrival arrived(String taCode, LocalDate headerDate) {
        return inbox.arrived(taCode, TransferAgent::quoteStream, headerDate, Set.of(QUOTES), Set.of(QUOTES));
    }

    private long load(TransferAgent agent, Arrived file, LocalDate headerDate, Transactions transactions) {
        if (!(incoming.judge(agent.partner(), file, headerDate, transactions) instanceof Good good)) {
            return 0;
        }
        List<Fund> ours = funds.ofTransferAgent(agent.taCode());
        return transactions.call(() -> {
            long[] accepted = {0};
            good.read(record -> {
                for (Fund fund : ours) {
                    if (fund.fundCode().equals(record.text("FundCode"))) {
                        accept(agent, fund, record, headerDate, file.name());
                        accepted[0]++;
                    }
                }
            });
            registry.register(good.file());
            return accepted[0];
        });
    }

    private void accept(TransferAgent agent, Fund fund, FundRecord record, LocalDate headerDate, String source) {
        LocalDate updated = record.date("UpdateDate");
        LocalDate day = updated == null ? headerDate : updated;
        String type = LeftOut.text(record, "FundType");
        if (type.isEmpty() || type.equals(MONEY_MARKET)) {
            quotes.accept(new QuoteReceived(fund.fundId(), quotes.firstDay(fund, day), day,
                    LeftOut.signedDecimal(record, "FundIncome", "FundIncomeFlag"), sevenDayYield(agent, record),
                    source));
        }
        String status = LeftOut.text(record, "FundStatus");
        // A correction of an earlier day says nothing about how the fund trades now.
        boolean newest = quotes.covering(fund.fundId(), day.plusDays(1)) == null;
        if (!status.isEmpty() && newest) {
            funds.setStatus(fund.fundId(), status);
        }
        if (newest) {
            publishedLimits.accept(fund.fundId(), limits(record));
        }
    }

    /** Zero is no limit. What a file leaves out is none either. */
    private static Published limits(FundRecord record) {
        return new Published(limit(record, "MinBidsAmountByIndi"), limit(record, "MinAppBidsAmountByIndi"),
                limit(record, "IndiMaxPurchase"), limit(record, "IndiDayMaxSumBuy"), limit(record, "MinRedemptionVol"),
                smaller(limit(record, "MaxRedemptionVol"), limit(record, "IndiMaxRedeem")),
                limit(record, "IndiDayMaxSumRedeem"), limit(record, "MinAccountBalance"));
    }

    private static @Nullable Long limit(FundRecord record, String field) {
        long value = LeftOut.number(record, field);
        return value == 0 ? null : value;
    }

    private static @Nullable Long smaller(@Nullable Long one, @Nullable Long other) {
        return one == null || (other != null && other < one) ? other : one;
    }

    /** In percent; null if none is published. Zeros without their flag are an unset field. */
    private static @Nullable BigDecimal sevenDayYield(TransferAgent agent, FundRecord record) {
        BigDecimal published = LeftOut.signedDecimal(record, "Yield", "YieldFlag");
        if (published.signum() == 0 && LeftOut.text(record, "YieldFlag").isEmpty()) {
            return null;
        }
        return agent.yieldUnit() == YieldUnit.FRACTION ? published.movePointRight(2) : published;
    }
}
