package org.balancetreasure.exchange.confirmations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.breaks.BreaksOfFile;
import org.balancetreasure.breaks.Difference;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.exchange.applications.ApplicationMapper;
import org.balancetreasure.exchange.applications.ApplicationMapper.OrderOfAccount;
import org.balancetreasure.exchange.applications.ApplicationMapper.OpeningInFile;
import org.balancetreasure.exchange.applications.ApplicationMapper.SentOpening;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.orders.Confirmation;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.orders.Order;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.orders.Orders;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.FileRegistry;
import org.balancetreasure.transport.IncomingFiles.Verdict.Good;
import org.balancetreasure.transport.RowByRow;
import org.springframework.stereotype.Component;

/**
 * Books a checked 02: an opened account is open from now on; with a refused one the orders of its trade date are
 * rejected and what they held is free again. Re-runnable: an account is answered once.
 */
@Component
class AccountConfirmations {

    private static final String OPENED = "101";
    private static final int BATCH = 200;

    private final ApplicationMapper mapper;
    private final Orders orders;
    private final FileRegistry registry;
    private final Breaks breaks;

    AccountConfirmations(ApplicationMapper mapper, Orders orders, FileRegistry registry, Breaks breaks) {
        this.mapper = mapper;
        this.orders = orders;
        this.registry = registry;
        this.breaks = breaks;
    }

    private record Answer(String serial, String appSheetSerialNo, String businessCode, String returnCode,
            String transactionAccountId, String taAccountId) {

        static Answer of(FundRecord record) {
            return new Answer(record.text("TASerialNO"), record.text("AppSheetSerialNo"), record.text("BusinessCode"),
                    record.text("ReturnCode"), record.text("TransactionAccountID"), record.text("TAAccountID"));
        }

        boolean succeeded() {
            return returnCode.equals(Confirmation.SUCCESS);
        }
    }

    void book(TransferAgent agent, LocalDate headerDate, Good good, Transactions transactions) {
        BreaksOfFile breaksOfFile = new BreaksOfFile(breaks, headerDate, agent.taCode(), good.file().fileName());
        List<Answer> batch = new ArrayList<>(BATCH);
        good.read(record -> {
            batch.add(Answer.of(record));
            if (batch.size() == BATCH) {
                book(agent, headerDate, batch, breaksOfFile, transactions);
                batch.clear();
            }
        });
        book(agent, headerDate, batch, breaksOfFile, transactions);
        transactions.run(() -> registry.register(good.file()));
    }

    private void book(TransferAgent agent, LocalDate headerDate, List<Answer> batch, BreaksOfFile breaksOfFile,
            Transactions transactions) {
        RowByRow.book(transactions, batch, answer -> book(agent, headerDate, answer, breaksOfFile),
                (answer, e) -> breaksOfFile.open(BreakType.CONFIRMATION_DIFFERS, subject(answer),
                        "could not be booked: " + e.getMessage(),
                        answer.businessCode() + " on " + answer.appSheetSerialNo()));
    }

    private void book(TransferAgent agent, LocalDate headerDate, Answer answer, BreaksOfFile breaksOfFile) {
        SentOpening account = mapper.opening(agent, answer.appSheetSerialNo());
        if (account == null || !answer.businessCode().equals(OPENED)) {
            breaksOfFile.open(BreakType.UNKNOWN_ORDER, subject(answer), "no such account opening",
                    answer.businessCode() + " on " + answer.appSheetSerialNo());
        } else if (!TransactionAccount.of(account.customerId()).equals(answer.transactionAccountId())) {
            breaksOfFile.open(new Difference(BreakType.CONFIRMATION_DIFFERS, headerDate, agent.taCode(),
                    subject(answer), "TransactionAccountID " + TransactionAccount.of(account.customerId()),
                    answer.transactionAccountId())
                    .of(BankHolder.is(account.customerId()) ? 0 : account.customerId()));
        } else if (!answer.succeeded()) {
            refuse(agent, account, answer);
        } else if (answer.taAccountId().isEmpty()) {
            breaksOfFile.open(BreakType.CONFIRMATION_DIFFERS, subject(answer), "an opened account has a TAAccountID",
                    "none");
        } else {
            mapper.opened(account.customerId(), agent.taCode(), answer.taAccountId(), answer.returnCode());
            resolveIfMissed(agent, account, "opened by " + subject(answer));
        }
    }

    /** What was missed on its day is answered by a later file, or by the answer to a later 001 of the account. */
    private void resolveIfMissed(TransferAgent agent, SentOpening account, String how) {
        for (OpeningInFile opening : mapper.openingsOf(account.customerId(), agent.taCode())) {
            resolve(agent, opening.number(agent.distributorCode()), how);
        }
    }

    private void resolve(TransferAgent agent, String number, String how) {
        breaks.resolve(BreakType.UNCONFIRMED_ORDER, agent.taCode(), number, how);
    }

    private void refuse(TransferAgent agent, SentOpening account, Answer answer) {
        if (mapper.refused(account, agent.taCode(), answer.returnCode()) != 1) {
            return;
        }
        String refused = "refused by " + subject(answer);
        for (OrderOfAccount sent : mapper.sentOrders(account.customerId(), agent.taCode(), account.fileDate())) {
            Order order = orders.find(new Customer(sent.customerId(), sent.channel()),
                    OrderNumber.of(agent.distributorCode(), sent.tradeDate(), sent.orderId()));
            if (order == null) {
                throw new IllegalStateException("Order " + sent.orderId() + " of a refused account can't be found");
            }
            orders.reject(order, answer.returnCode());
            resolve(agent, order.orderNumber(), refused);
        }
        resolveIfMissed(agent, account, refused);
    }

    private static String subject(Answer answer) {
        return answer.serial().isEmpty() ? answer.appSheetSerialNo() : answer.serial();
    }
}
