package org.balancetreasure.benchmarks.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.balancetreasure.customers.TransactionAccount;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FileNames;
import org.balancetreasure.fundfiles.FormatVersion;
import org.balancetreasure.fundfiles.FundFileWriter;
import org.balancetreasure.fundfiles.IndexFile;
import org.balancetreasure.orders.OrderNumber;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** What a transfer agent sends that confirms every order in full and agrees with our books. */
final class PartnerFiles {

    private static final FormatVersion VERSION = FormatVersion.V21;
    private static final String DISTRIBUTOR = "998";
    private static final int FETCHED_AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final Path in;

    PartnerFiles(JdbcTemplate jdbc, Path exchange) {
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCHED_AT_ONCE);
        this.in = exchange.resolve(History.TRANSFER_AGENT).resolve("in");
        try {
            Files.createDirectories(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * No transfers of the day, the confirmations of its orders with the next trading day, and what else will come then.
     */
    void confirmations(LocalDate tradeDate, LocalDate confirmDate) {
        index("OFB", tradeDate, List.of());
        try (FundFileWriter file = file("04", confirmDate)) {
            rows("""
                    SELECT order_id, customer_id, kind, COALESCE(amount, units) AS ordered FROM fund_order
                    WHERE ta_code = 'ZZ' AND trade_date = '%s' AND state = 'SENT' ORDER BY order_id
                    """.formatted(tradeDate), row -> {
                var record = file.newRecord();
                long ordered = row.getLong("ordered");
                record.set("AppSheetSerialNo", String.format(Locale.ROOT, "998%s%013d",
                        tradeDate.toString().replace("-", ""), row.getLong("order_id")))
                        .setDate("TransactionCfmDate", confirmDate).set("CurrencyType", "156")
                        .setNumber("ConfirmedVol", ordered).setNumber("ConfirmedAmount", ordered)
                        .set("FundCode", History.FUND_CODE).set("ReturnCode", "0000")
                        .set("TransactionAccountID", TransactionAccount.of(row.getLong("customer_id")))
                        .set("DistributorCode", DISTRIBUTOR)
                        .set("BusinessCode", row.getString("kind").equals("SUBSCRIPTION") ? "122" : "124")
                        .set("TASerialNO", "ZZ" + row.getLong("order_id")).set("BusinessFinishFlag", "1")
                        .set("ShareClass", "0");
                write(file, record);
            });
            file.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        index("OFI", confirmDate, List.of(name("04", confirmDate), name("05", confirmDate), name("06", confirmDate)));
    }

    /** What each holder has, and what each earned of the day before. */
    void register(LocalDate incomeDate, LocalDate headerDate) {
        try (FundFileWriter holdings = file("05", headerDate); FundFileWriter incomes = file("06", headerDate)) {
            rows("SELECT owner_id, balance FROM account WHERE asset_id = %s AND purpose = 'UNITS' ORDER BY owner_id"
                    .formatted(History.FUND), row -> {
                        var record = holdings.newRecord();
                        record.setNumber("TotalVolOfDistributorInTA", row.getLong("balance"))
                                .set("FundCode", History.FUND_CODE)
                                .set("TransactionAccountID", TransactionAccount.of(row.getLong("owner_id")))
                                .set("DistributorCode", DISTRIBUTOR).set("DetailFlag", "0")
                                .setNumber("UndistributeMonetaryIncome", 0).set("UndistributeMonetaryIncomeFlag", "0");
                        write(holdings, record);
                    });
            rows("SELECT holder_id, base, income FROM income_entry WHERE fund_id = %s AND income_date = '%s'"
                    .formatted(History.FUND, incomeDate), row -> {
                        var record = incomes.newRecord();
                        record.setNumber("BasisforCalculatingDividend", row.getLong("base"))
                                .setNumber("ConfirmedAmount", row.getLong("income"))
                                .setDate("RegistrationDate", incomeDate)
                                .set("FundCode", History.FUND_CODE)
                                .set("TransactionAccountID", TransactionAccount.of(row.getLong("holder_id")))
                                .set("DistributorCode", DISTRIBUTOR).set("BusinessCode", "143")
                                .set("DividendType", "2");
                        write(incomes, record);
                    });
            holdings.commit();
            incomes.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rows(String query, RowCallbackHandler each) {
        jdbc.query(query, each);
    }

    private static void write(FundFileWriter file, org.balancetreasure.fundfiles.FundRecord record) {
        try {
            file.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FundFileWriter file(String type, LocalDate headerDate) throws IOException {
        return FundFileWriter.create(in.resolve(name(type, headerDate)),
                FileHeader.of(VERSION, History.TRANSFER_AGENT, DISTRIBUTOR, headerDate, type));
    }

    private static String name(String type, LocalDate headerDate) {
        return FileNames.data(History.TRANSFER_AGENT, DISTRIBUTOR, headerDate, type);
    }

    private void index(String stream, LocalDate day, List<String> names) {
        try {
            new IndexFile(VERSION, History.TRANSFER_AGENT, DISTRIBUTOR, day, names)
                    .write(in.resolve(FileNames.index(stream, History.TRANSFER_AGENT, DISTRIBUTOR, day)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
