package org.balancetreasure.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.exchange.ApplicationMapper.Application;
import org.balancetreasure.exchange.ApplicationMapper.Opening;
import org.balancetreasure.exchange.ApplicationMapper.OrderIds;
import org.balancetreasure.exchange.RegisteredFile.Direction;
import org.balancetreasure.exchange.RegisteredFile.State;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.springframework.stereotype.Component;

/**
 * Writes 01, 03 and their index. The bytes follow from the database alone: the accounts whose opening belongs to the trade
 * date, by customer, and its orders, by number, whatever has become of them since.
 */
@Component
class ApplicationFiles {

    /** The stream of an index of applications. */
    static final String STREAM = "OFI";
    private static final String OPENINGS = "01";
    private static final String ORDERS = "03";
    private static final int PAGE = 2_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final ApplicationMapper mapper;
    private final Customers customers;

    ApplicationFiles(ApplicationMapper mapper, Customers customers) {
        this.mapper = mapper;
        this.customers = customers;
    }

    /** Writes all files of a trade date into {@code directory}. @return what was written, the index last */
    List<RegisteredFile> write(TransferAgent agent, LocalDate tradeDate, Path directory) {
        try {
            return writeAll(agent, tradeDate, directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the files of " + tradeDate + " for " + agent.taCode(), e);
        }
    }

    private List<RegisteredFile> writeAll(TransferAgent agent, LocalDate tradeDate, Path directory) throws IOException {
        List<RegisteredFile> files = new ArrayList<>();
        if (!mapper.openings(agent.taCode(), tradeDate, 0, 1).isEmpty()) {
            files.add(writeOpenings(agent, tradeDate, directory));
        }
        OrderIds ids = mapper.orderIds(agent.taCode(), tradeDate);
        if (ids.count() > 0) {
            files.add(writeOrders(agent, tradeDate, ids, directory));
        }
        String name = FileNames.index(STREAM, agent.distributorCode(), agent.taCode(), tradeDate);
        new IndexFile(FormatVersion.ofCode(agent.fileVersion()), agent.distributorCode(), agent.taCode(), tradeDate,
                files.stream().map(RegisteredFile::fileName).toList()).write(directory.resolve(name));
        files.add(registered(agent, tradeDate, directory.resolve(name), STREAM, files.size()));
        return files;
    }

    private RegisteredFile writeOpenings(TransferAgent agent, LocalDate tradeDate, Path directory)
            throws IOException {
        OpeningNumber numbers = OpeningNumber.of(agent.distributorCode(), tradeDate);
        Path file = directory.resolve(FileNames.data(agent.distributorCode(), agent.taCode(), tradeDate, OPENINGS));
        long count = 0;
        try (FundFileWriter writer = FundFileWriter.create(file, header(agent, tradeDate, OPENINGS))) {
            FundRecord record = writer.newRecord();
            List<Opening> page = mapper.openings(agent.taCode(), tradeDate, 0, PAGE);
            while (!page.isEmpty()) {
                for (Opening opening : page) {
                    if (!opening.appSheetSerialNo().equals(numbers.of(opening.customerId()))) {
                        throw new IllegalStateException("The account opening of customer " + opening.customerId()
                                + " has the number of another: " + opening.appSheetSerialNo());
                    }
                    record.clear();
                    set(record, agent, tradeDate, opening);
                    writer.write(record);
                    count++;
                }
                page = mapper.openings(agent.taCode(), tradeDate, page.getLast().customerId(), PAGE);
            }
            writer.commit();
        }
        return registered(agent, tradeDate, file, OPENINGS, count);
    }

    /** The one place where personal data is read in clear. */
    private void set(FundRecord record, TransferAgent agent, LocalDate tradeDate, Opening opening) {
        Registration person = customers.registration(opening.customerId());
        record.set("CertificateType", person.certificateType());
        record.set("CertificateNo", person.certificateNo());
        // A name too long for the field is no reason to hold back everybody else's orders.
        record.setTruncated("InvestorName", person.name());
        setCommon(record, agent, tradeDate, opening.firstOrderAt(), opening.appSheetSerialNo(), opening.customerId());
        record.set("BusinessCode", "001");
    }

    private RegisteredFile writeOrders(TransferAgent agent, LocalDate tradeDate, OrderIds ids, Path directory)
            throws IOException {
        Path file = directory.resolve(FileNames.data(agent.distributorCode(), agent.taCode(), tradeDate, ORDERS));
        long count = 0;
        try (FundFileWriter writer = FundFileWriter.create(file, header(agent, tradeDate, ORDERS))) {
            FundRecord record = writer.newRecord();
            long after = ids.first() - 1;
            while (after < ids.last()) {
                List<Application> page = mapper.applications(agent.taCode(), tradeDate, after, ids.last(), PAGE);
                for (Application application : page) {
                    record.clear();
                    set(record, agent, tradeDate, application);
                    writer.write(record);
                    count++;
                }
                after = page.isEmpty() ? ids.last() : page.getLast().orderId();
            }
            if (count != ids.count()) {
                throw new IllegalStateException("Orders of " + tradeDate + " at " + agent.taCode()
                        + " changed while they were written: " + ids.count() + ", then " + count);
            }
            writer.commit();
        }
        return registered(agent, tradeDate, file, ORDERS, count);
    }

    private static void set(FundRecord record, TransferAgent agent, LocalDate tradeDate, Application order) {
        setCommon(record, agent, tradeDate, order.acceptedAt(),
                OrderNumber.of(agent.distributorCode(), tradeDate, order.orderId()), order.customerId());
        record.set("FundCode", order.fundCode());
        record.set("ShareClass", order.shareClass());
        // A: the charge is taken from the amount, B: at redemption
        record.set("ChargeType", order.shareClass().equals("1") ? "B" : "A");
        record.set("CurrencyType", Integer.toString(Money.CNY));
        if (order.taAccountId() != null) {
            record.set("TAAccountID", order.taAccountId());
        }
        if (order.kind() == OrderKind.SUBSCRIPTION && order.amount() != null) {
            record.set("BusinessCode", "022");
            record.setNumber("ApplicationAmount", order.amount());
        } else if (order.units() != null) {
            record.set("BusinessCode", "024");
            record.set("LargeRedemptionFlag", "1");
            record.setNumber("ApplicationVol", order.units());
        } else {
            throw new IllegalStateException("Order " + order.orderId() + " has neither amount nor units");
        }
    }

    private static void setCommon(FundRecord record, TransferAgent agent, LocalDate tradeDate, LocalDateTime at,
            String appSheetSerialNo, long customerId) {
        record.set("AppSheetSerialNo", appSheetSerialNo);
        record.setDate("TransactionDate", tradeDate);
        record.set("TransactionTime", at.format(TIME));
        record.set("IndividualOrInstitution", customerId < Account.FIRST_BANK ? "1" : "0");
        record.set("TransactionAccountID", TransactionAccount.of(customerId));
        record.set("DistributorCode", agent.distributorCode());
        record.set("BranchCode", agent.distributorCode());
    }

    private static FileHeader header(TransferAgent agent, LocalDate tradeDate, String fileType) {
        return FileHeader.of(FormatVersion.ofCode(agent.fileVersion()), agent.distributorCode(), agent.taCode(),
                tradeDate, fileType);
    }

    private static RegisteredFile registered(TransferAgent agent, LocalDate tradeDate, Path file, String type,
            long count) {
        return new RegisteredFile(agent.taCode(), String.valueOf(file.getFileName()), Direction.OUT, type, tradeDate,
                Sha256.of(file), count, State.INTENDED, null);
    }
}
