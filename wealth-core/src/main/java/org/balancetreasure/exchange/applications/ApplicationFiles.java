package org.balancetreasure.exchange.applications;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.exchange.OutboundFiles;
import org.balancetreasure.exchange.RowsOfFile;
import org.balancetreasure.exchange.applications.ApplicationMapper.Application;
import org.balancetreasure.exchange.applications.ApplicationMapper.Opening;
import org.balancetreasure.exchange.applications.ApplicationMapper.OrderIds;
import org.balancetreasure.fundfiles.FundRecord;
import org.balancetreasure.money.Money;
import org.balancetreasure.orders.OrderKind;
import org.balancetreasure.orders.OrderNumber;
import org.balancetreasure.partners.TransferAgents;
import org.balancetreasure.transport.OutboundBatch;
import org.balancetreasure.transport.SetAside;
import org.springframework.stereotype.Component;

/**
 * Writes 01, 03 and their index. The bytes follow from the database alone: the account openings of the trade date and
 * its orders, by number, whatever has become of them since; before them what had been set aside and goes with these
 * files. An order that needs an opening is left out with it.
 */
@Component
class ApplicationFiles implements OutboundBatch {

    private static final String OPENINGS = "01";
    private static final String ORDERS = "03";
    private static final int PAGE = 2_000;

    private final TransferAgents agents;
    private final ApplicationMapper mapper;
    private final Customers customers;
    private final SetAside setAside;

    ApplicationFiles(TransferAgents agents, ApplicationMapper mapper, Customers customers, SetAside setAside) {
        this.agents = agents;
        this.mapper = mapper;
        this.customers = customers;
        this.setAside = setAside;
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
    public Written write(String partnerCode, LocalDate headerDate, Path directory) {
        OutboundFiles out = new OutboundFiles(agents.get(partnerCode, headerDate), headerDate, directory);
        Set<Long> withoutAccount = new HashSet<>();
        try {
            out.data(OPENINGS, rows -> putOpenings(rows, out, withoutAccount));
            out.data(ORDERS, rows -> putOrders(rows, out, withoutAccount));
            return out.index(stream());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the files of " + headerDate + " for " + partnerCode, e);
        }
    }

    private void putOpenings(RowsOfFile rows, OutboundFiles out, Set<Long> withoutAccount) throws IOException {
        String taCode = out.agent().taCode();
        List<Opening> page = mapper.lateOpenings(taCode, out.headerDate(), 0, PAGE);
        while (!page.isEmpty()) {
            for (Opening opening : page) {
                put(rows, out, opening, withoutAccount);
            }
            page = mapper.lateOpenings(taCode, out.headerDate(), page.getLast().openingId(), PAGE);
        }
        Set<Long> leftOut = setAside.leftOut(taCode, OPENINGS, out.headerDate());
        page = mapper.openings(taCode, out.headerDate(), 0, PAGE);
        while (!page.isEmpty()) {
            for (Opening opening : page) {
                if (!leftOut.contains(opening.openingId())) {
                    put(rows, out, opening, withoutAccount);
                }
            }
            page = mapper.openings(taCode, out.headerDate(), page.getLast().sequenceNo(), PAGE);
        }
    }

    private void put(RowsOfFile rows, OutboundFiles out, Opening opening, Set<Long> withoutAccount)
            throws IOException {
        String number = opening.number().of(out.agent().distributorCode());
        if (!rows.put(opening.openingId(), opening.tradeDate(), number, record -> set(record, out, opening, number))) {
            withoutAccount.add(opening.customerId());
        }
    }

    /** The one place where personal data is read in clear. */
    private void set(FundRecord record, OutboundFiles out, Opening opening, String number) {
        Registration person = customers.registration(opening.customerId());
        record.set("CertificateType", person.certificateType());
        record.set("CertificateNo", person.certificateNo());
        // A name too long for the field is no reason to hold back everybody else's orders.
        record.setTruncated("InvestorName", person.name());
        out.setCommon(record, opening.firstOrderAt(), number, opening.customerId());
        record.set("BusinessCode", "001");
    }

    private void putOrders(RowsOfFile rows, OutboundFiles out, Set<Long> withoutAccount) throws IOException {
        String taCode = out.agent().taCode();
        List<Application> late = mapper.lateApplications(taCode, out.headerDate(), 0, PAGE);
        while (!late.isEmpty()) {
            for (Application order : late) {
                put(rows, out, order, withoutAccount);
            }
            late = mapper.lateApplications(taCode, out.headerDate(), late.getLast().orderId(), PAGE);
        }
        Set<Long> leftOut = setAside.leftOut(taCode, ORDERS, out.headerDate());
        OrderIds ids = mapper.orderIds(taCode, out.headerDate());
        long count = 0;
        long after = ids.first() - 1;
        while (after < ids.last()) {
            List<Application> page = mapper.applications(taCode, out.headerDate(), after, ids.last(), PAGE);
            for (Application order : page) {
                if (!leftOut.contains(order.orderId())) {
                    put(rows, out, order, withoutAccount);
                }
                count++;
            }
            after = page.isEmpty() ? ids.last() : page.getLast().orderId();
        }
        if (count != ids.count()) {
            throw new IllegalStateException("Orders of " + out.headerDate() + " at " + taCode
                    + " changed while they were written: " + ids.count() + ", then " + count);
        }
    }

    private static void put(RowsOfFile rows, OutboundFiles out, Application order, Set<Long> withoutAccount)
            throws IOException {
        String number = OrderNumber.of(out.agent().distributorCode(), order.tradeDate(), order.orderId());
        if (withoutAccount.contains(order.customerId())) {
            rows.leaveOut(order.orderId(), order.tradeDate(), number, "its account opening can't be sent");
        } else {
            rows.put(order.orderId(), order.tradeDate(), number, record -> set(record, out, order, number));
        }
    }

    private static void set(FundRecord record, OutboundFiles out, Application order, String number) {
        out.setCommon(record, order.acceptedAt(), number, order.customerId());
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
