package org.balancetreasure.payments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferReader;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.bankfiles.StatusCode;
import org.balancetreasure.bankfiles.StatusReason;
import org.balancetreasure.bankfiles.StatusReportWriter;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Money;
import org.balancetreasure.testing.TestBanks;
import org.balancetreasure.transport.ExchangeDirectory;
import org.jspecify.annotations.Nullable;

/** What tests of payments say: what is to be paid, what a bank reads and answers. */
final class PaymentScene {

    private PaymentScene() {}

    static NewPayment delivery(String endToEndId, String yuan, String due) {
        return new NewPayment(endToEndId, NewPayment.Kind.DELIVERY, TestBanks.SETTLEMENT, TestBanks.COLLECTION,
                Money.of(yuan), LocalDate.parse(due), Account.cash(Purpose.TA_COLLECTION, 11));
    }

    static NewPayment collection(String endToEndId, String yuan, String due) {
        return new NewPayment(endToEndId, NewPayment.Kind.COLLECTION, TestBanks.RESERVE, TestBanks.SETTLEMENT,
                Money.of(yuan), LocalDate.parse(due), Account.cash(Purpose.CASH_IN_TRANSIT, 1));
    }

    static NewPayment fee(String endToEndId, String yuan, String due) {
        return new NewPayment(endToEndId, NewPayment.Kind.FEE, TestBanks.FEES, TestBanks.COLLECTION, Money.of(yuan),
                LocalDate.parse(due), Account.cash(Purpose.FEES, 11));
    }

    /** A file of instructions as its bank reads it. */
    record Read(GroupHeader header, List<PaymentInformation> groups, List<CreditTransfer> transfers) {}

    static Read read(Path file) {
        List<PaymentInformation> groups = new ArrayList<>();
        List<CreditTransfer> transfers = new ArrayList<>();
        try (CreditTransferReader in = CreditTransferReader.open(file)) {
            for (PaymentInformation group = in.nextGroup(); group != null; group = in.nextGroup()) {
                groups.add(group);
                for (CreditTransfer next = in.nextTransfer(); next != null; next = in.nextTransfer()) {
                    transfers.add(next);
                }
            }
            return new Read(in.header(), groups, transfers);
        } catch (IOException | RejectedFileException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What a bank says of one payment. */
    record Row(String endToEndId, StatusCode code, @Nullable String reason) {}

    /** A report about a message with the payments of its first group. */
    static void report(ExchangeDirectory directory, String messageId, int number, long payments,
            @Nullable StatusCode status, @Nullable String reason, Row... rows) {
        String bankCode = messageId.substring(0, messageId.indexOf('-'));
        Path file = directory.in(bankCode).resolve("pain.002_" + messageId + "_" + number + ".xml");
        GroupHeader header = new GroupHeader(messageId, LocalDateTime.parse("2013-07-10T09:00"), "us", "CNY", payments,
                1);
        try (StatusReportWriter out = StatusReportWriter.create(file, "R-" + messageId + "-" + number,
                LocalDateTime.parse("2013-07-10T10:00"), header, status, reasons(reason))) {
            if (rows.length > 0) {
                out.group(messageId + "-1", null, List.of());
                for (Row row : rows) {
                    out.payment(row.endToEndId(), row.endToEndId(), row.code(), reasons(row.reason()));
                }
            }
            out.commit();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<StatusReason> reasons(@Nullable String reason) {
        return reason == null ? List.of() : List.of(new StatusReason(reason, null));
    }
}
