package org.balancetreasure.api.wallets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.Messages;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.ledger.Account;
import org.balancetreasure.ledger.Balance;
import org.balancetreasure.ledger.Ledger;
import org.balancetreasure.ledger.Movement;
import org.balancetreasure.ledger.TransferKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's wallet: the money that is in no fund. */
@RestController
@RequestMapping(path = "/v1/wallet", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "wallet", description = "Balance, entries and payments")
class WalletController {

    private final Ledger ledger;
    private final Messages messages;

    WalletController(Ledger ledger, Messages messages) {
        this.ledger = ledger;
        this.messages = messages;
    }

    @Schema(name = "Wallet")
    record WalletView(@Schema(description = "Yuan", example = "100.00") String balance,
            @Schema(description = "Yuan that open subscriptions hold", example = "60.00") String held,
            @Schema(description = "Yuan that can be spent now: balance less held", example = "40.00") String available) {}

    @Schema(name = "WalletEntry")
    record EntryView(@Schema(description = "Yuan; negative if it left the wallet", example = "-60.00") String amount,
            TransferKind kind,
            @Schema(description = "The kind in words, in the language of Accept-Language", example = "Subscription") String text,
            @Schema(description = "Key of the cause: a payment, or a confirmation of the transfer agent") String reference,
            @Schema(description = "Business date on which it was booked") LocalDate bookingDate,
            @Schema(description = "Counts for income from this day on") LocalDate effectiveDate,
            OffsetDateTime bookedAt) {}

    @GetMapping
    @Operation(summary = "Get own wallet", description = "Who may call: Customers, own data only (scope `wallet`).")
    WalletView get(Customer customer) {
        Balance wallet = ledger.balance(Account.wallet(customer.customerId()));
        return new WalletView(Shown.hundredths(wallet.balance()), Shown.hundredths(wallet.held()),
                Shown.hundredths(wallet.available()));
    }

    @GetMapping("/entries")
    @Operation(summary = "List own wallet entries, newest first", description = "Filters: kind, and booking dates `from` to `to`, both inclusive; without bounds, every date. Who may call: Customers, own data only (scope `wallet`).")
    Page<EntryView> entries(Customer customer, Locale locale,
            @RequestParam(required = false) @Nullable TransferKind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(ledger.movements(Account.wallet(customer.customerId()), kind, DateRange.ofList(from, to),
                page.before(), page.rowsToRead()), page, Movement::transferId, movement -> view(movement, locale));
    }

    private EntryView view(Movement movement, Locale locale) {
        return new EntryView(Shown.hundredths(movement.signedAmount()), movement.kind(),
                messages.text(locale, "movement." + movement.kind(), Map.of()), movement.reference(),
                movement.bookingDate(), movement.effectiveDate(), Shown.time(movement.bookedAt()));
    }
}
