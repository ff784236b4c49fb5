package org.balancetreasure.exchange.applications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.exchange.applications.ApplicationMapper.Application;
import org.balancetreasure.exchange.applications.ApplicationMapper.Opening;
import org.balancetreasure.exchange.applications.ApplicationMapper.OrderIds;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.transport.OutboundBatch;
import org.balancetreasure.transport.OutboundFiles;
import org.balancetreasure.transport.RegisteredFile;
import org.springframework.stereotype.Component;

/**
 * Writes 01, 03 and their index. The bytes follow from the database alone: the accounts whose opening belongs to the trade
 * date, by customer, and its orders, by number, whatever has become of them since.
 */
@Component
class ApplicationFiles implements OutboundBatch {

    private static final String OPENINGS = "01";
    private static final String ORDERS = "03";
    private static final int PAGE = 2_000;

    private final ApplicationMapper mapper;
    private final Customers customers;

    ApplicationFiles(ApplicationMapper mapper, Customers customers) {
        this.mapper = mapper;
        this.customers = customers;
    }

    @Override
    public String stream() {
        return "OFI";
    }

    @Override
    public Set<String> fileTypes() {
        return Set.of(OPENINGS, ORDERS);
    }

    @Override
    public List<RegisteredFile> write(TransferAgent agent, LocalDate headerDate, Path directory) {
        try {
            return write(new OutboundFiles(agent, headerDate, directory));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the files of " + headerDate + " for " + agent.taCode(), e);
        }
    }

    private List<RegisteredFile> write(OutboundFiles out) throws IOException {
        String taCode = out.agent().taCode();
        List<RegisteredFile> files = new ArrayList<>();
        List<Opening> openings = mapper.openings(taCode, out.headerDate(), 0, PAGE);
        if (!openings.isEmpty()) {
            files.add(out.data(OPENINGS, writer -> writeOpenings(writer, out, openings)));
        }
        OrderIds ids = mapper.orderIds(taCode, out.headerDate());
        if (ids.count() > 0) {
            files.add(out.data(ORDERS, writer -> writeOrders(writer, out, ids)));
        }
        files.add(out.index(stream(), files));
        return files;
    }

    private long writeOpenings(FundFileWriter writer, OutboundFiles out, List<Opening> first) throws IOException {
        OpeningNumber numbers = OpeningNumber.of(out.agent().distributorCode(), out.headerDate());
        FundRecord record = writer.newRecord();
        long count = 0;
        List<Opening> page = first;
        while (!page.isEmpty()) {
            for (Opening opening : page) {
                if (!opening.appSheetSerialNo().equals(numbers.of(opening.customerId()))) {
                    throw new IllegalStateException("The account opening of customer " + opening.customerId()
                            + " has the number of another: " + opening.appSheetSerialNo());
                }
                record.clear();
                set(record, out, opening);
                writer.write(record);
                count++;
            }
            page = mapper.openings(out.agent().taCode(), out.headerDate(), page.getLast().customerId(), PAGE);
        }
        return count;
    }

    /** The one place where personal data is read in clear. */
    private void set(FundRecord record, OutboundFiles out, Opening opening) {
        Registration person = customers.registration(opening.customerId());
        record.set("CertificateType", person.certificateType());
        record.set("CertificateNo", person.certificateNo());
        // A name too long for the field is no reason to hold back everybody else's orders.
        record.setTruncated("InvestorName", person.name());
        out.setCommon(record, opening.firstOrderAt(), opening.appSheetSerialNo(), opening.customerId());
        record.set("BusinessCode", "001");
    }

    private long writeOrders(FundFileWriter writer, OutboundFiles out, OrderIds ids) throws IOException {
        String taCode = out.agent().taCode();
        FundRecord record = writer.newRecord();
        long count = 0;
        long after = ids.first() - 1;
        while (after < ids.last()) {
            List<Application> page = mapper.applications(taCode, out.headerDate(), after, ids.last(), PAGE);
            for (Application application : page) {
                record.clear();
                set(record, out, application);
                writer.write(record);
                count++;
            }
            after = page.isEmpty() ? ids.last() : page.getLast().orderId();
        }
        if (count != ids.count()) {
            throw new IllegalStateException("Orders of " + out.headerDate() + " at " + taCode
                    + " changed while they were written: " + ids.count() + ", then " + count);
        }
        return count;
    }

    private static void set(FundRecord record, OutboundFiles out, Application order) {
        out.setCommon(record, order.acceptedAt(),
                OrderNumber.of(out.agent().distributorCode(), out.headerDate(), order.orderId()), order.customerId());
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
}
