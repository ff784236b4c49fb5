package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.sandbox.partner.PaymentOrder;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.balancetreasure.sandbox.transferagent.TransferAgentSettings.Settlement;

/**
 * What the agent says of a day as a whole: 12, the sums of its confirmations, and 09, those of its income; 25 of stream
 * OFK, what is to be paid. 12 and 25 come each trading day, 09 if there was income. If more goes to the platform than
 * comes from it, the agent orders its bank to pay the difference.
 */
final class Summaries {

    private static final String SETTLEMENT_STREAM = "OFK";
    private static final String YUAN = "156";
    private static final String SUBSCRIBED = "122";
    private static final String TRADE_AMOUNT = "001";
    private static final String BILATERAL_NET = "1";
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);
    private static final long MISSING_CENTS = 100;

    private final TransferAgentSettings settings;
    private final Settlement settlement;
    private final Mailbox mailbox;
    private final Path exchangeDirectory;

    Summaries(TransferAgentSettings settings, Settlement settlement, Mailbox mailbox, Path exchangeDirectory) {
        this.settings = settings;
        this.settlement = settlement;
        this.mailbox = mailbox;
        this.exchangeDirectory = exchangeDirectory;
    }

    private record Key(String fundCode, String businessCode) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            return (fundCode + businessCode).compareTo(other.fundCode + other.businessCode);
        }
    }

    /** Amounts in yuan. */
    private static final class Sums {
        private long successes;
        private long failures;
        private BigDecimal units = NOTHING;
        private BigDecimal amount = NOTHING;
        private BigDecimal failedUnits = NOTHING;
        private BigDecimal failedAmount = NOTHING;
    }

    /** @param restPaidOn the day on which a part of the net is paid; of a day like others, today */
    void write(LocalDate tradeDate, LocalDate today, List<OrderApplication.Answer> orders,
            List<Answers.NumberedIncome> incomes, List<String> names, LocalDate restPaidOn) throws IOException {
        SortedMap<Key, Sums> sums = sums(orders);
        names.add(mailbox.write("12", today, List.copyOf(sums.entrySet()),
                (sum, cells) -> confirmed(sum.getKey(), sum.getValue(), today, cells)));
        if (!incomes.isEmpty()) {
            SortedMap<String, List<Answers.NumberedIncome>> byFund = new TreeMap<>();
            incomes.forEach(income -> byFund
                    .computeIfAbsent(income.income().fund().fundCode(), code -> new ArrayList<>()).add(income));
            names.add(mailbox.write("09", today, List.copyOf(byFund.entrySet()),
                    (fund, cells) -> income(fund.getKey(), fund.getValue(), today, cells)));
        }
        List<Map.Entry<Key, Sums>> paid = sums.entrySet().stream()
                .filter(sum -> sum.getValue().amount.signum() > 0).toList();
        String name = mailbox.write("25", today, paid, (sum, cells) -> settled(paid.indexOf(sum) + 1, sum.getKey(),
                sum.getValue().amount, tradeDate, today, cells));
        mailbox.announce(SETTLEMENT_STREAM, today, List.of(name));
        BigDecimal net = NOTHING;
        for (Map.Entry<Key, Sums> sum : paid) {
            BigDecimal amount = sum.getValue().amount;
            net = sum.getKey().businessCode.equals(SUBSCRIBED) ? net.subtract(amount) : net.add(amount);
        }
        pay(net.unscaledValue().longValueExact(), today, restPaidOn);
    }

    private static SortedMap<Key, Sums> sums(List<OrderApplication.Answer> orders) {
        SortedMap<Key, Sums> all = new TreeMap<>();
        for (OrderApplication.Answer answer : orders) {
            OrderApplication order = answer.application();
            Sums sums = all.computeIfAbsent(
                    new Key(order.fund().fundCode(), Answers.confirmationOf(order.businessCode())), key -> new Sums());
            if (answer.returnCode().isSuccess()) {
                sums.successes++;
                sums.units = sums.units.add(answer.units());
                sums.amount = sums.amount.add(answer.amount());
            } else {
                sums.failures++;
                sums.failedUnits = sums.failedUnits.add(order.units());
                sums.failedAmount = sums.failedAmount.add(order.amount());
            }
        }
        return all;
    }

    private void confirmed(Key key, Sums sums, LocalDate today, FundRecord cells) {
        cells.set("FundCode", key.fundCode);
        cells.set("DistributorCode", settings.distributorCode());
        cells.set("BusinessCode", key.businessCode);
        cells.setNumber("AggregationOfTransactionByBusinessType", sums.successes + sums.failures);
        cells.setDate("AggregationDate", today);
        cells.setDecimal("TotalFailingVol", sums.failedUnits);
        cells.setDecimal("TotalSuccessfulVol", sums.units);
        cells.setDecimal("TotalFailingAmount", sums.failedAmount);
        cells.setDecimal("TotalSuccessfulAmount", sums.amount);
        cells.setNumber("TotalFailingDealingNum", sums.failures);
        cells.setNumber("TotalSuccessfulDealingNum", sums.successes);
    }

    private void income(String fund, List<Answers.NumberedIncome> incomes, LocalDate today, FundRecord cells) {
        BigDecimal all = NOTHING;
        BigDecimal reinvested = NOTHING;
        for (Answers.NumberedIncome each : incomes) {
            all = all.add(each.income().income());
            reinvested = each.carry() == Carry.DAILY ? reinvested.add(each.income().income()) : reinvested;
        }
        cells.setDate("DividentDate", today);
        cells.setDecimal("TotalDividendAmount", all);
        cells.setDecimal("TotalDividendIndeed", all);
        cells.set("FundCode", fund);
        cells.setDecimal("TotalReinvestmentDividend", reinvested);
        cells.set("DistributorCode", settings.distributorCode());
        cells.setDate("DocumentSendDate", today);
        cells.setDecimal("TotalVolumeofReinvestmentDividend", reinvested);
    }

    private void settled(int number, Key key, BigDecimal amount, LocalDate tradeDate, LocalDate today,
            FundRecord cells) {
        boolean platformPays = key.businessCode.equals(SUBSCRIBED);
        cells.set("SequenceNO", String.format(Locale.ROOT, "%020d", number));
        cells.setDate("TransactionDate", tradeDate);
        cells.setDate("TransactionCfmDate", today);
        cells.set("CurrencyType", YUAN);
        cells.set("ExchangeFlag", "2");
        cells.set("FundCode", key.fundCode);
        cells.set("DistributorCode", settings.distributorCode());
        cells.set("BusinessCode", key.businessCode);
        cells.set("CapitalType", TRADE_AMOUNT);
        cells.setDecimal("ConfirmedAmount", amount);
        cells.set("ReceOrPayFlag", platformPays ? "1" : "0");
        cells.setDate("CalculateDate", today);
        cells.setDate("PayDate", today);
        cells.set("DetailFlag", "0");
        if (cells.has("InstAccount")) {
            cells.set("InstAccount", settlement.settlementAccount());
        }
        if (cells.has("SettleType")) {
            cells.set("SettleType", BILATERAL_NET);
            cells.set("RecvAccountNum",
                    platformPays ? settlement.collectionAccount() : settlement.settlementAccount());
            cells.set("PayAccountNum", platformPays ? settlement.settlementAccount() : settlement.collectionAccount());
        }
    }

    private void pay(long cents, LocalDate today, LocalDate restPaidOn) throws IOException {
        if (cents <= 0) {
            return;
        }
        String day = today.format(DateTimeFormatter.BASIC_ISO_DATE);
        String id = "NET-" + day + "-" + settings.taCode() + "-CNY";
        long rest = restPaidOn.equals(today) ? 0 : Math.min(cents, MISSING_CENTS);
        List<PaymentOrder> orders = new ArrayList<>();
        if (cents > rest) {
            orders.add(order(today, cents - rest, id));
        }
        if (rest > 0) {
            orders.add(order(restPaidOn, rest, cents > rest ? id + "-2" : id));
        }
        PaymentOrder.write(exchangeDirectory.resolve(settlement.bank()).resolve("orders")
                .resolve("net_" + settings.taCode() + "_" + day + ".csv"), orders);
    }

    private PaymentOrder order(LocalDate day, long cents, String id) {
        return new PaymentOrder(day, settlement.collectionAccount(), settlement.settlementAccount(), cents, id,
                "Net of redemptions and subscriptions");
    }
}
