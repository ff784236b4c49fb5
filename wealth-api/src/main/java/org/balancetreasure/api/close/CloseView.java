package org.balancetreasure.api.close;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.close.ClosedAsset;
import org.balancetreasure.close.DayClose;
import org.balancetreasure.close.TrialBalanceLine;
import org.balancetreasure.ledger.Purpose;
import org.balancetreasure.money.Decimals;
import org.jspecify.annotations.Nullable;

/** A closed date. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Close", description = "A closed business date: it takes no more postings")
record CloseView(LocalDate date,
        @Schema(description = "SHA-256 over every row that the date booked, and the digest of the date before") String digest,
        @Schema(description = "Digest of the close before; zeros for the first") String previousDigest,
        @Schema(description = "Ed25519 signature of `balance treasure close DATE DIGEST`, hexadecimal; absent: the close is not signed") @Nullable String signature,
        @Schema(description = "Which key signed: how the SHA-256 of its public half begins", example = "5f0c9be1a2d34477") @Nullable String keyId,
        @Schema(description = "Version of the formula of the digest", example = "1") int formula,
        @Schema(description = "Rows that the digest covers", example = "1204311") long rows, OffsetDateTime closedAt) {

    static CloseView of(DayClose close) {
        return new CloseView(close.businessDate(), close.digest(), close.previousDigest(), close.signature(),
                close.keyId(), close.formula(), close.rowCount(), Shown.time(close.closedAt()));
    }

    /** A closed date with its trial balance. */
    @Schema(name = "TrialBalance", description = "A closed date and its trial balance: the closings of each asset add up to zero")
    record TrialBalanceView(CloseView close, List<LineView> lines) {

        static TrialBalanceView of(DayClose close, List<TrialBalanceLine> lines, List<ClosedAsset> assets) {
            Map<Integer, ClosedAsset> byId = assets.stream()
                    .collect(Collectors.toMap(ClosedAsset::assetId, Function.identity()));
            return new TrialBalanceView(CloseView.of(close), lines.stream()
                    .map(line -> LineView.of(line, Objects.requireNonNull(byId.get(line.assetId())))).toList());
        }
    }

    /** An account in a trial balance. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TrialBalanceLine", description = "An account. Balances are credits less debits: what is owed to customers is positive")
    record LineView(
            @Schema(description = "Currency, or fund code of units", example = "CNY") String asset, Purpose purpose,
            @Schema(description = "Party that owns the house account; absent: all customers and advancing banks together", example = "1") @Nullable String owner,
            @Schema(description = "Closing of the date before", example = "1000.00") String opening,
            @Schema(example = "20.00") String debits, @Schema(example = "50.00") String credits,
            @Schema(description = "opening + credits - debits", example = "1030.00") String closing) {

        static LineView of(TrialBalanceLine line, ClosedAsset asset) {
            return new LineView(asset.code(), line.purpose(),
                    line.ownerId() == TrialBalanceLine.HOLDERS ? null : Long.toString(line.ownerId()),
                    Decimals.text(line.opening(), asset.scale()), Decimals.text(line.debits(), asset.scale()),
                    Decimals.text(line.credits(), asset.scale()), Decimals.text(line.closing(), asset.scale()));
        }
    }
}
