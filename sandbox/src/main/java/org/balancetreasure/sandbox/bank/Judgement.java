package org.balancetreasure.sandbox.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.balancetreasure.bankfiles.CreditTransfer;
import org.balancetreasure.bankfiles.CreditTransferReader;
import org.balancetreasure.bankfiles.GroupHeader;
import org.balancetreasure.bankfiles.PaymentInformation;
import org.balancetreasure.bankfiles.RejectedFileException;
import org.balancetreasure.sandbox.bank.BankAccount.Whose;
import org.balancetreasure.sandbox.bank.Payment.State;
import org.jspecify.annotations.Nullable;

/** What a bank accepts of a file of instructions when it comes. */
final class Judgement {

    private final BankSettings bank;
    private final Clearing.Directory directory;
    private final Set<String> messageIds = new HashSet<>();
    private final Set<String> groupIds = new HashSet<>();
    /** By EndToEndId; one that was refused may come again. */
    private final Map<String, Payment> payments = new HashMap<>();

    Judgement(BankSettings bank, Clearing.Directory directory) {
        this.bank = bank;
        this.directory = directory;
    }

    Message of(Path file, String name, LocalDateTime at) throws IOException {
        try (CreditTransferReader reader = CreditTransferReader.open(file)) {
            GroupHeader header = reader.header();
            if (!messageIds.add(header.messageId())) {
                return new Message(header, "DU01");
            }
            Message message = new Message(header, null);
            for (PaymentInformation info = reader.nextGroup(); info != null; info = reader.nextGroup()) {
                Group group = new Group(message, info);
                message.groups.add(group);
                String refusal = refusal(info, at);
                for (CreditTransfer transfer = reader.nextTransfer(); transfer != null; transfer = reader
                        .nextTransfer()) {
                    group.payments.add(judged(new Payment(group, transfer), refusal));
                }
            }
            return message;
        } catch (RejectedFileException e) {
            String messageId = name.replace("pain.001_", "").replace(".xml", "");
            return new Message(new GroupHeader(messageId, at, "", "CNY", 0, 0), broken(e));
        }
    }

    private static String broken(RejectedFileException e) {
        if (e.expected().contains("/CtrlSum, the sum of the payments")) {
            return "AM10";
        }
        return e.expected().contains("/NbOfTxs, as there are payments") ? "AM18" : "FF01";
    }

    private @Nullable String refusal(PaymentInformation group, LocalDateTime at) {
        LocalDate day = group.executionDate();
        if (!groupIds.add(group.id())) {
            return "DU02";
        }
        BankAccount debtor = directory.account(bank.bic(), String.valueOf(group.debtor().account()));
        if (!bank.bic().equals(group.debtor().bank()) || debtor == null || debtor.whose() != Whose.PLATFORM) {
            return "AG01";
        }
        if (debtor.isClosed(day)) {
            return "AC04";
        }
        if (day.isBefore(at.toLocalDate()) || !bank.workingDays().contains(day)) {
            return "DT01";
        }
        return day.equals(at.toLocalDate()) && !at.toLocalTime().isBefore(bank.cutOff()) ? "TM01" : null;
    }

    private Payment judged(Payment payment, @Nullable String refusalOfGroup) {
        String id = payment.transfer.endToEndId();
        Payment known = payments.get(id);
        String refusal = refusalOfGroup;
        if (known != null && !known.is(State.REFUSED)) {
            refusal = "DU04";
        } else if (refusal == null) {
            refusal = refusal(payment);
        }
        if (refusal != null) {
            payment.refuse(refusal);
        } else {
            payments.put(id, payment);
        }
        return payment;
    }

    private @Nullable String refusal(Payment payment) {
        String bic = payment.transfer.creditor().bank();
        if (bic == null || !directory.knows(bic)) {
            return "RC01";
        }
        BankAccount creditor = directory.account(bic, String.valueOf(payment.transfer.creditor().account()));
        if (creditor == null) {
            return "AC01";
        }
        return creditor.isClosed(payment.group.info.executionDate()) ? "AC04" : null;
    }
}
