package org.balancetreasure.close;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.balancetreasure.close.TrialBalanceMapper.Chart;
import org.balancetreasure.money.Decimals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a closed date is for the operator's general ledger: a line for each of its accounts and asset. Debits and
 * credits of an asset are equal. The same date gives the same text whenever it is asked for, as long as the chart of
 * accounts is the same.
 */
@Component
public class LedgerExport {

    private static final String[] HEADER = {"business_date", "account", "name_zh", "name_en", "asset", "opening",
            "debits", "credits", "closing"};

    private final CloseMapper closes;
    private final TrialBalanceMapper mapper;

    LedgerExport(CloseMapper closes, TrialBalanceMapper mapper) {
        this.closes = closes;
        this.mapper = mapper;
    }

    /** Under what a purpose and asset go. */
    private record Key(String account, String asset) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byAccount = account.compareTo(other.account);
            return byAccount == 0 ? asset.compareTo(other.asset) : byAccount;
        }
    }

    private record Line(Chart account, int scale, long opening, long debits, long credits) {

        Line plus(Line other) {
            return new Line(account, scale, Math.addExact(opening, other.opening),
                    Math.addExact(debits, other.debits), Math.addExact(credits, other.credits));
        }
    }

    /** CSV with a header; digest and signature are the last line, a comment. Null if the date is not closed. */
    public @Nullable String csv(LocalDate day) {
        DayClose close = closes.find(day);
        if (close == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text,
                CSVFormat.RFC4180.builder().setHeader(HEADER).setCommentMarker('#').get())) {
            for (Map.Entry<Key, Line> entry : lines(day).entrySet()) {
                Line line = entry.getValue();
                printer.printRecord(day, harmless(entry.getKey().account()), harmless(line.account().nameZh()),
                        harmless(line.account().nameEn()), harmless(entry.getKey().asset()),
                        Decimals.text(line.opening(), line.scale()), Decimals.text(line.debits(), line.scale()),
                        Decimals.text(line.credits(), line.scale()), Decimals.text(
                                Math.subtractExact(Math.addExact(line.opening(), line.credits()), line.debits()),
                                line.scale()));
            }
            printer.printComment("digest " + close.digest() + ", " + (close.signature() == null
                    ? "not signed"
                    : "signature " + close.signature() + ", key " + close.keyId()));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written", e);
        }
        return text.toString();
    }

    private Map<Key, Line> lines(LocalDate day) {
        Map<Integer, ClosedAsset> assets = mapper.assets().stream()
                .collect(Collectors.toMap(ClosedAsset::assetId, Function.identity()));
        List<Chart> chart = mapper.chart();
        Map<Key, Line> lines = new TreeMap<>();
        for (TrialBalanceLine line : mapper.lines(day)) {
            ClosedAsset asset = Objects.requireNonNull(assets.get(line.assetId()));
            Chart account = chart.stream()
                    .filter(row -> row.purpose() == line.purpose() && row.assetKind().equals(asset.kind())).findFirst()
                    .orElseGet(() -> new Chart(line.purpose(), asset.kind(), line.purpose().name(), "", ""));
            lines.merge(new Key(account.accountNumber(), asset.code()),
                    new Line(account, asset.scale(), line.opening(), line.debits(), line.credits()), Line::plus);
        }
        return lines;
    }

    /** A spreadsheet must not take a text for a formula. Numbers are ours, and stay numbers. */
    private static String harmless(String text) {
        return text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
