package org.balancetreasure.benchmarks.files;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.balancetreasure.fundfiles.FileHeader;
import org.balancetreasure.fundfiles.FormatVersion;

/**
 * Confirmations of a money-market fund as a transfer agent sends them: subscriptions and redemptions, now and then one
 * refused with a Chinese text. The fields of a row are made before the clock runs, in the form in which a business has
 * them at hand, so that both sides are timed with the same work and no other.
 */
final class Confirmations {

    /** Of the texts in a file. */
    static final Charset GB18030 = Charset.forName("GB18030");

    static final LocalDate DAY = LocalDate.of(2026, 1, 6);
    static final FileHeader HEADER = FileHeader.of(FormatVersion.V21, "ZZ", "998", DAY, "04");

    /** Different rows; a longer file repeats all but the serial numbers. */
    private static final int DIFFERENT = 1_000;

    /** Texts of fields that are the same in each file, by name. */
    static final List<String> TEXTS = List.of("AppSheetSerialNo", "TransactionCfmDate", "CurrencyType", "FundCode",
            "LargeRedemptionFlag", "TransactionDate", "TransactionTime", "ReturnCode", "TransactionAccountID",
            "DistributorCode", "BusinessCode", "TAAccountID", "TASerialNO", "BusinessFinishFlag", "DownLoadDate",
            "BranchCode", "IndividualOrInstitution", "ShareClass", "ErrorDetail");
    /** Fields that are numbers. */
    static final List<String> NUMBERS = List.of("ConfirmedVol", "ConfirmedAmount", "ApplicationVol",
            "ApplicationAmount",
            "NAV");
    private static final int ORDER = TEXTS.indexOf("AppSheetSerialNo");
    private static final int SERIAL = TEXTS.indexOf("TASerialNO");

    /** One row, whose cells are changed in place. */
    static final class Row {

        final String[] texts;
        final long[] numbers;
        /** In the same order as the numbers, of the same values. */
        final BigDecimal[] decimals;

        Row(String[] texts, long[] numbers, BigDecimal[] decimals) {
            this.texts = texts;
            this.numbers = numbers;
            this.decimals = decimals;
        }
    }

    private final List<Row> rows;

    Confirmations() {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            made.add(row(i));
        }
        this.rows = made;
    }

    /** The row at a place; the same object as {@value #DIFFERENT} rows before, with serial numbers of its own. */
    Row at(int place) {
        Row row = rows.get(place % DIFFERENT);
        row.texts[ORDER] = serial("998202601050000", place);
        row.texts[SERIAL] = serial("ZZ202601060", place);
        return row;
    }

    private static String serial(String prefix, int place) {
        return prefix + (100_000_000L + place);
    }

    private static Row row(int i) {
        boolean redemption = i % 3 == 2;
        boolean refused = i % 50 == 49;
        long cents = 1_000L + (i * 7_919L) % 50_000_000L;
        String today = DateTimeFormatter.BASIC_ISO_DATE.format(DAY);
        String[] texts = {"", today, "156", "990001", redemption ? "1" : "", "20260105",
                String.format(Locale.ROOT, "%02d%02d%02d", 9 + i % 6, i % 60, i * 7 % 60), refused ? "0001" : "0000",
                String.format(Locale.ROOT, "%017d", 90_000_000L + i * 13L), "998", redemption ? "124" : "122",
                String.format(Locale.ROOT, "ZZ%010d", 1 + i * 13L), "", "1", today, "998", "1", "0",
                refused ? "份额余额不足" : ""};
        long confirmed = refused ? 0 : cents;
        long[] numbers = {confirmed, confirmed, redemption ? cents : 0, redemption ? 0 : cents, 10_000};
        BigDecimal[] decimals = new BigDecimal[numbers.length];
        for (int n = 0; n < numbers.length; n++) {
            decimals[n] = BigDecimal.valueOf(numbers[n], NUMBERS.get(n).equals("NAV") ? 4 : 2);
        }
        return new Row(texts, numbers, decimals);
    }
}
