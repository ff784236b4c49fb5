package org.balancetreasure.sandbox.transferagent;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.balancetreasure.sandbox.transferagent.SimulatedFund.Carry;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and holdings of the distributor's customers. It is moved from day to day only: the income of a day is booked
 * before what becomes effective on the next.
 */
final class Register {

    private static final int TA_ACCOUNT_LENGTH = 12;
    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    private final TransferAgentSettings settings;
    private final SortedMap<FundKey, SimulatedFund> funds = new TreeMap<>();
    private final Map<String, Account> accounts = new TreeMap<>();
    private final SortedMap<FundKey, SortedMap<String, Holding>> holdings = new TreeMap<>();
    private final Set<String> answeredOrders = new HashSet<>();
    private final Set<String> refusedOnce = new HashSet<>();

    Register(TransferAgentSettings settings) {
        this.settings = settings;
        for (SimulatedFund fund : settings.funds()) {
            funds.put(fund.key(), fund);
            holdings.put(fund.key(), new TreeMap<>());
        }
    }

    /** What one account earned on one day. */
    record Income(LocalDate day, String account, FundKey fund, BigDecimal base, BigDecimal income) {}

    /** What a fund earned on one day: the units that earned, and the sum that the accounts were booked. */
    record FundDay(LocalDate day, SimulatedFund fund, DayQuote quote, BigDecimal units, BigDecimal income) {}

    /** Who opened an account; a bank is an institution. */
    record Account(String taAccountId, String individualOrInstitution) {}

    /** What one account holds of one fund, as it is listed. */
    record Key(String account, FundKey fund) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::account).thenComparing(Key::fund);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A row of 05 or 35. */
    record Row(Key key, String taAccountId, BigDecimal units, BigDecimal accrued) {}

    /** Null if it was never opened. */
    @Nullable
    Account account(String account) {
        return accounts.get(account);
    }

    /** Books the income of a day on what earned on it, fund by fund; a fund without a quote of that day is left out. */
    List<FundDay> earn(LocalDate day, List<Income> booked) {
        List<FundDay> earned = new ArrayList<>();
        for (SimulatedFund fund : funds.values()) {
            DayQuote quote = fund.quotes().get(day);
            if (quote != null) {
                earned.add(earn(day, fund, quote, booked));
            }
            LocalDate next = day.plusDays(1);
            if (fund.carry() == Carry.MONTHLY && next.getDayOfMonth() == 1) {
                holdings(fund.key()).values().forEach(holding -> holding.carryOver(day));
            }
        }
        return earned;
    }

    private FundDay earn(LocalDate day, SimulatedFund fund, DayQuote quote, List<Income> booked) {
        SortedMap<String, BigDecimal> bases = new TreeMap<>();
        holdings(fund.key()).forEach((account, holding) -> {
            if (holding.units().signum() != 0) {
                bases.put(account, holding.units());
            }
        });
        SortedMap<String, BigDecimal> incomes = HolderIncome.of(bases, quote.incomePer10k(), fund.residue());
        incomes.forEach((account, income) -> {
            holding(fund.key(), account).earn(day, income, fund.carry());
            booked.add(new Income(day, account, fund.key(), base(bases, account), income));
        });
        return new FundDay(day, fund, quote, HolderIncome.sum(bases.values()), HolderIncome.sum(incomes.values()));
    }

    /** Opens an account, or says again which one is open. */
    AccountApplication.Answer decide(AccountApplication application, String taSerialNo) {
        if (!application.businessCode().equals("001")) {
            return new AccountApplication.Answer(application, ReturnCode.UNKNOWN_BUSINESS, "", taSerialNo);
        }
        String refused = settings.refusedCertificate();
        if (!refused.isEmpty() && application.certificateNo().contains(refused)) {
            return new AccountApplication.Answer(application, ReturnCode.OTHER_FAILURE, "", taSerialNo);
        }
        Account opened = accounts.computeIfAbsent(application.account(),
                account -> new Account(nextTaAccountId(), application.individualOrInstitution()));
        return new AccountApplication.Answer(application, ReturnCode.SUCCESS, opened.taAccountId(), taSerialNo);
    }

    private String nextTaAccountId() {
        return numbered(settings.taCode(), accounts.size() + 1L, TA_ACCOUNT_LENGTH);
    }

    /** A number of a fixed length: head, zeros, digits. */
    static String numbered(String head, long number, int length) {
        String digits = Long.toString(number);
        int zeros = length - head.length() - digits.length();
        if (zeros < 0) {
            throw new IllegalStateException("No number of " + length + " characters is left after " + head);
        }
        return head + "0".repeat(zeros) + digits;
    }

    /**
     * Confirms or rejects an order, effective on the day of the confirmation.
     *
     * @param part units of a redemption that are confirmed now: all of them, or the rest follows by {@link #continued}
     * @param givenSince the earliest day whose negative income the customer could not know when ordering: it makes an
     *            order that exceeds the holding no less good
     */
    OrderApplication.Answer decide(OrderApplication order, BigDecimal part, LocalDate givenSince,
            LocalDate confirmDate, String taSerialNo) {
        String taAccountId = taAccountId(order.account());
        ReturnCode obstacle = obstacle(order, taAccountId, givenSince, confirmDate);
        answeredOrders.add(order.appSheetSerialNo());
        if (obstacle != null) {
            return new OrderApplication.Answer(order, obstacle, taAccountId, NOTHING, NOTHING, NOTHING, taSerialNo,
                    true);
        }
        if (order.businessCode().equals(OrderApplication.SUBSCRIPTION)) {
            holding(order.fund(), order.account()).subscribe(order.amount(), confirmDate);
            return new OrderApplication.Answer(order, ReturnCode.SUCCESS, taAccountId, order.amount(), order.amount(),
                    NOTHING, taSerialNo, true);
        }
        return redeemed(order, ReturnCode.SUCCESS, part, part.compareTo(order.units()) == 0, taSerialNo);
    }

    /** A further part of a redemption. */
    OrderApplication.Answer continued(OrderApplication order, BigDecimal part, boolean finished, String taSerialNo) {
        return redeemed(order, ReturnCode.CONTINUED, part, finished, taSerialNo);
    }

    private OrderApplication.Answer redeemed(OrderApplication order, ReturnCode code, BigDecimal part,
            boolean finished, String taSerialNo) {
        BigDecimal undistributed = holding(order.fund(), order.account()).redeem(part);
        return new OrderApplication.Answer(order, code, taAccountId(order.account()), part,
                part.add(undistributed).max(NOTHING), undistributed, taSerialNo, finished);
    }

    private @Nullable ReturnCode obstacle(OrderApplication order, String taAccountId, LocalDate givenSince,
            LocalDate confirmDate) {
        boolean redemption = order.businessCode().equals(OrderApplication.REDEMPTION);
        if (!redemption && !order.businessCode().equals(OrderApplication.SUBSCRIPTION)) {
            return ReturnCode.UNKNOWN_BUSINESS;
        }
        boolean namesAnother = !order.taAccountId().isEmpty() && !order.taAccountId().equals(taAccountId);
        if (taAccountId.isEmpty() || namesAnother) {
            return ReturnCode.NO_SUCH_ACCOUNT;
        }
        if (!funds.containsKey(order.fund())) {
            return ReturnCode.UNKNOWN_FUND;
        }
        BigDecimal ordered = redemption ? order.units() : order.amount();
        if (ordered.signum() <= 0 || answeredOrders.contains(order.appSheetSerialNo())) {
            return ReturnCode.OTHER_FAILURE;
        }
        BigDecimal redeemable = holding(order.fund(), order.account()).redeemable(givenSince, confirmDate);
        if (redemption && ordered.compareTo(redeemable) > 0) {
            return ReturnCode.INSUFFICIENT_SHARES;
        }
        return null;
    }

    /**
     * Moves units from one account to another, effective on the day whose income has not been booked yet.
     *
     * @param moved gets the holdings that have changed
     */
    TransferApplication.Answer decide(TransferApplication transfer, String taSerialNo, Set<Key> moved) {
        ReturnCode obstacle = obstacle(transfer);
        answeredOrders.add(transfer.appSheetSerialNo());
        String transferor = taAccountId(transfer.account());
        String transferee = taAccountId(transfer.transferee());
        if (obstacle != null) {
            return new TransferApplication.Answer(transfer, obstacle, transferor, transferee, NOTHING, NOTHING,
                    taSerialNo);
        }
        BigDecimal income = holding(transfer.fund(), transfer.account())
                .give(holding(transfer.fund(), transfer.transferee()), transfer.units(), transfer.takesIncome());
        moved.add(new Key(transfer.account(), transfer.fund()));
        moved.add(new Key(transfer.transferee(), transfer.fund()));
        return new TransferApplication.Answer(transfer, ReturnCode.SUCCESS, transferor, transferee, transfer.units(),
                income,
                taSerialNo);
    }

    private @Nullable ReturnCode obstacle(TransferApplication transfer) {
        if (!transfer.businessCode().equals(TransferApplication.FAST_TRANSFER)) {
            return ReturnCode.UNKNOWN_BUSINESS;
        }
        boolean ours = transfer.transfereeDistributorCode().equals(settings.distributorCode());
        if (!ours || !isOpen(transfer.account(), transfer.taAccountId())
                || !isOpen(transfer.transferee(), transfer.transfereeTaAccountId())) {
            return ReturnCode.NO_SUCH_ACCOUNT;
        }
        if (!funds.containsKey(transfer.fund())) {
            return ReturnCode.UNKNOWN_FUND;
        }
        if (transfer.units().signum() <= 0 || transfer.account().equals(transfer.transferee())
                || answeredOrders.contains(transfer.appSheetSerialNo())
                || (transfer.units().compareTo(settings.refusedTransfer()) == 0
                        && refusedOnce.add(transfer.account()))) {
            return ReturnCode.OTHER_FAILURE;
        }
        boolean enough = holding(transfer.fund(), transfer.account()).units().compareTo(transfer.units()) >= 0;
        return enough ? null : ReturnCode.INSUFFICIENT_SHARES;
    }

    private boolean isOpen(String account, String namedTaAccountId) {
        String taAccountId = taAccountId(account);
        return !taAccountId.isEmpty() && taAccountId.equals(namedTaAccountId);
    }

    private String taAccountId(String account) {
        Account opened = accounts.get(account);
        return opened == null ? "" : opened.taAccountId();
    }

    /** All accounts that hold something, by account and then fund. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String account : accounts.keySet()) {
            for (FundKey fund : funds.keySet()) {
                Holding holding = holdings(fund).get(account);
                if (holding != null && !holding.isEmpty()) {
                    rows.add(row(new Key(account, fund)));
                }
            }
        }
        return rows;
    }

    /** What some accounts hold, also if it is nothing. */
    List<Row> rows(SortedSet<Key> keys) {
        return keys.stream().map(this::row).toList();
    }

    private Row row(Key key) {
        Holding holding = holding(key.fund(), key.account());
        return new Row(key, taAccountId(key.account()), holding.units(), holding.accrued());
    }

    private SortedMap<String, Holding> holdings(FundKey fund) {
        SortedMap<String, Holding> found = holdings.get(fund);
        if (found == null) {
            throw new IllegalArgumentException("No fund " + fund);
        }
        return found;
    }

    private Holding holding(FundKey fund, String account) {
        return holdings(fund).computeIfAbsent(account, key -> new Holding());
    }

    private static BigDecimal base(SortedMap<String, BigDecimal> bases, String account) {
        return bases.getOrDefault(account, NOTHING);
    }
}
