package org.balancetreasure.sandbox.transferagent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.RejectedFileException;

/**
 * The transfers of a calendar day, 33: they count from that day on, so they are done before its income. Answered by 34,
 * and by 35 with what the accounts that moved hold after them; a day without transfers is answered by an empty index.
 */
final class Transfers {

    private static final String IN_STREAM = "OFT";
    private static final String OUT_STREAM = "OFB";

    private final TransferAgentSettings settings;
    private final Mailbox mailbox;
    private final Register register;
    private final Answers answers;

    Transfers(TransferAgentSettings settings, Mailbox mailbox, Register register, Answers answers) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.register = register;
        this.answers = answers;
    }

    /** The index that ends what the platform sends for a calendar day. */
    Path index(LocalDate day) {
        return mailbox.applicationsIndex(IN_STREAM, day);
    }

    /** Does and answers what the index of {@code day} lists. */
    void of(LocalDate day, List<String> announced) throws IOException, RejectedFileException {
        List<TransferApplication> applications = new ArrayList<>();
        for (Path file : mailbox.applications(IN_STREAM, day, "33")) {
            mailbox.read(file, cells -> applications.add(application(cells)));
        }
        List<String> names = new ArrayList<>();
        if (!applications.isEmpty()) {
            // The records of 02, 04 and 06 of this header date have been numbered before.
            Serials serials = new Serials(settings.taCode() + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "9");
            SortedSet<Register.Key> moved = new TreeSet<>();
            List<TransferApplication.Answer> decided = new ArrayList<>();
            for (TransferApplication application : applications) {
                decided.add(register.decide(application, serials.next(), moved));
            }
            names.add(mailbox.write("34", day, decided, (row, cells) -> answers.transfer(row, day, cells)));
            names.add(mailbox.write("35", day, register.rows(moved), (row, cells) -> answers.moved(row, day, cells)));
        }
        mailbox.announce(OUT_STREAM, day, names);
        announced.addAll(names);
    }

    private static TransferApplication application(FundRecord cells) {
        return new TransferApplication(cells.text("AppSheetSerialNo"), cells.text("BusinessCode"),
                new FundKey(cells.text("FundCode"), cells.text("ShareClass")), cells.text("TransactionAccountID"),
                cells.text("TAAccountID"), cells.text("TargetTransactionAccountID"), cells.text("TargetTAAccountID"),
                cells.text("TargetDistributorCode"), cells.decimal("ApplicationVol"),
                cells.text("TakeIncomeFlag").equals("1"), cells.date("TransactionDate"), cells.text("TransactionTime"),
                cells.text("BranchCode"), cells.text("IndividualOrInstitution"));
    }
}
