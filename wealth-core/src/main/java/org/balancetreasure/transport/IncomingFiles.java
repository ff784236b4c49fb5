package org.balancetreasure.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.balancetreasure.breaks.BreakType;
import org.balancetreasure.breaks.Breaks;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileSummary;
import org.balancetreasure.fundfiles.FundFile;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.Layout;
import org.balancetreasure.fundfiles.RejectedFileException;
import org.balancetreasure.partners.Partner;
import org.balancetreasure.sql.Transactions;
import org.balancetreasure.transport.Inbox.Arrived;
import org.balancetreasure.transport.RegisteredFile.Direction;
import org.balancetreasure.transport.RegisteredFile.State;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks a file before any row is used. It was used before, or changed since it was used, or is rejected as a whole, or
 * is good.
 */
@Component
public class IncomingFiles {

    static final String NOTHING_USED = "nothing of it was used";

    private static final int REASON_MAX = 500;
    private static final int HASH_SHOWN = 4;
    /** Ten lines of header before the field names, one with the count of records after them. */
    private static final int LINES_BEFORE_RECORDS = 11;

    private static final Map<String, List<String>> NEEDED = Map.of(
            "02", List.of("AppSheetSerialNo", "ReturnCode", "TransactionAccountID", "BusinessCode", "TAAccountID",
                    "TASerialNO"),
            "04", List.of("AppSheetSerialNo", "TransactionCfmDate", "ConfirmedVol", "ConfirmedAmount", "FundCode",
                    "ReturnCode", "TransactionAccountID", "DistributorCode", "BusinessCode", "TASerialNO"),
            "05", List.of("TotalVolOfDistributorInTA", "FundCode", "TransactionAccountID"),
            "06", List.of("BasisforCalculatingDividend", "ConfirmedAmount", "FundCode", "RegistrationDate",
                    "TransactionAccountID", "BusinessCode"),
            "07", List.of("FundCode", "UpdateDate", "FundIncome"),
            "09", List.of("FundCode", "TotalDividendIndeed", "TotalReinvestmentDividend"),
            "12", List.of("FundCode", "BusinessCode", "TotalSuccessfulAmount", "TotalSuccessfulVol",
                    "TotalSuccessfulDealingNum"),
            "25", List.of("FundCode", "BusinessCode", "CapitalType", "ConfirmedAmount", "ReceOrPayFlag"),
            "34", List.of("AppSheetSerialNo", "TransactionCfmDate", "ConfirmedVol", "FundCode", "ReturnCode",
                    "TransactionAccountID", "DistributorCode", "BusinessCode", "TASerialNO",
                    "TargetTransactionAccountID"),
            "35", List.of("TotalVolOfDistributorInTA", "FundCode", "TransactionAccountID"));

    private final FileRegistry registry;
    private final Breaks breaks;

    IncomingFiles(FileRegistry registry, Breaks breaks) {
        this.registry = registry;
        this.breaks = breaks;
    }

    /** Verdict on a file. */
    public sealed interface Verdict {

        /**
         * Checked and not used yet.
         *
         * @param file to be registered in the transaction that uses the last of it
         * @param firstRecordLine where in the file the first record is
         */
        record Good(Path path, RegisteredFile file, long firstRecordLine) implements Verdict {

            /** Delivers the records in order; the record is reused for the next. */
            public void read(Consumer<FundRecord> use) {
                try {
                    if (!file.sameBytes(HexFormat.of().parseHex(FundFile.read(path, use).sha256()))) {
                        throw new IllegalStateException(path + " changed after it was checked");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("Can't read " + path, e);
                } catch (RejectedFileException e) {
                    throw new IllegalStateException(path + " changed after it was checked", e);
                }
            }
        }

        /** The same bytes were used before, or others under the same name, which a break says. */
        record Spent() implements Verdict {}
    }

    /** @throws RefusedFileException if the file is rejected; that is on record then, with a break */
    public Verdict judge(Partner partner, Arrived arrived, LocalDate headerDate, Transactions transactions) {
        byte[] sha256 = Sha256.of(arrived.path());
        if (isSpent(partner.code(), arrived.name(), headerDate, sha256, transactions)) {
            return new Verdict.Spent();
        }
        FileSummary summary;
        try {
            summary = FundFile.check(arrived.path());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + arrived.path(), e);
        } catch (RejectedFileException e) {
            throw refuse(partner, arrived, headerDate, sha256, String.valueOf(e.getMessage()), transactions);
        }
        String useless = misplaced(partner, arrived, headerDate, summary.header())
                + leavesOut(arrived.type(), summary.layout());
        if (!useless.isEmpty()) {
            throw refuse(partner, arrived, headerDate, sha256, arrived.name() + useless, transactions);
        }
        transactions.run(() -> corrected(partner.code(), arrived.name(), headerDate));
        return new Verdict.Good(arrived.path(),
                registered(partner, arrived, headerDate, sha256, summary.recordCount(), State.USED, null),
                summary.fieldNames().size() + LINES_BEFORE_RECORDS + 1L);
    }

    /** Whether a file was used before: with the same bytes, or with others, which is a break. */
    boolean isSpent(String partnerCode, String name, LocalDate day, byte[] sha256, Transactions transactions) {
        RegisteredFile known = registry.find(partnerCode, name);
        if (known == null || known.state() != State.USED) {
            return false;
        }
        if (!known.sameBytes(sha256)) {
            transactions.run(() -> breaks.open(BreakType.FILE_CHANGED, day, partnerCode, name,
                    "used with SHA-256 " + hex(known.sha256()), "came again with SHA-256 " + hex(sha256)));
        }
        return true;
    }

    /** A good file came under the name of one that was rejected. */
    private void corrected(String partnerCode, String name, LocalDate day) {
        RegisteredFile known = registry.find(partnerCode, name);
        if (known != null && known.state() == State.REJECTED) {
            for (BreakType type : List.of(BreakType.FILE_REJECTED, BreakType.STATEMENT_BALANCE)) {
                breaks.resolve(type, day, partnerCode, subject(name, known.sha256()), "a corrected file came");
            }
        }
    }

    /** In the caller's transaction, which uses the file. */
    void used(RegisteredFile file, LocalDate day) {
        corrected(file.partnerCode(), file.fileName(), day);
        registry.register(file);
    }

    /** In the caller's transaction: the file is rejected, with a break. */
    void rejected(RegisteredFile file, LocalDate day, BreakType type, String ours) {
        registry.register(file);
        breaks.open(type, day, file.partnerCode(), subject(file.fileName(), file.sha256()), ours,
                String.valueOf(file.reason()));
    }

    static String shown(String reason) {
        return reason.length() <= REASON_MAX ? reason : reason.substring(0, REASON_MAX - 1) + "…";
    }

    private RefusedFileException refuse(Partner partner, Arrived arrived, LocalDate headerDate, byte[] sha256,
            String message, Transactions transactions) {
        String reason = shown(message);
        transactions.run(() -> rejected(
                registered(partner, arrived, headerDate, sha256, 0, State.REJECTED, reason), headerDate,
                BreakType.FILE_REJECTED, NOTHING_USED));
        return new RefusedFileException(arrived.name() + " is rejected, nothing of it was used: " + reason);
    }

    /** A good file may still belong to another partner or another day. */
    private static String misplaced(Partner partner, Arrived arrived, LocalDate headerDate, FileHeader header) {
        return differs(3, "creator", partner.code(), header.creator())
                + differs(4, "receiver", partner.ourCode(), header.receiver())
                + differs(5, "date", headerDate.toString(), header.date().toString())
                + differs(7, "file type", arrived.type(), header.fileType());
    }

    /** A file may leave fields out; those that we book by must be there. */
    private static String leavesOut(String type, Layout layout) {
        List<String> missing = NEEDED.getOrDefault(type, List.of()).stream().filter(name -> !layout.has(name)).toList();
        return missing.isEmpty() ? "" : ", lines of the field names: expected " + missing + ", found none of them";
    }

    private static String differs(int line, String field, String expected, String found) {
        return expected.equals(found)
                ? ""
                : ", line " + line + ", " + field + ": expected " + expected + ", found " + found;
    }

    /** A corrected file may be wrong again: another break then. */
    private static String subject(String name, byte[] sha256) {
        return name + " " + HexFormat.of().formatHex(sha256, 0, HASH_SHOWN);
    }

    private static String hex(byte[] sha256) {
        return HexFormat.of().formatHex(sha256);
    }

    private static RegisteredFile registered(Partner partner, Arrived arrived, LocalDate headerDate, byte[] sha256,
            long count, State state, @Nullable String reason) {
        return new RegisteredFile(partner.code(), arrived.name(), Direction.IN, arrived.type(), headerDate, sha256,
                count, state, reason);
    }
}
