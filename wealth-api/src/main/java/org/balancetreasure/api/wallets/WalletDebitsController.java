package org.balancetreasure.api.wallets;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.balancetreasure.api.access.CustomerToken;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.instant.InstantRedemption;
import org.balancetreasure.money.Money;
import org.balancetreasure.wallets.DebitResult;
import org.balancetreasure.wallets.DebitResult.Debited;
import org.balancetreasure.wallets.Payee;
import org.balancetreasure.wallets.WalletDebit;
import org.balancetreasure.wallets.Wallets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Paying out of the wallet. */
@RestController
@RequestMapping(path = "/v1/wallet/debits", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "wallet", description = "Balance, entries and payments")
class WalletDebitsController {

    private final Wallets wallets;
    private final IdempotentWrites writes;
    private final Problems problems;

    WalletDebitsController(Wallets wallets, IdempotentWrites writes, Problems problems) {
        this.wallets = wallets;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "WalletDebitRequest", example = "{\"amount\": \"100.00\"}")
    record DebitRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan", pattern = Fields.AMOUNT, example = "100.00") @Nullable String amount,
            @Schema(description = "Who is paid; shown in the own list of debits only", minLength = 1, maxLength = Payee.NAME_MAX, example = "Corner shop") @Nullable String payee,
            @Schema(description = "What is paid for; shown in the own list of debits only", minLength = 1, maxLength = Payee.REFERENCE_MAX, example = "Order 4711") @Nullable String reference) {

        /** @throws ApiProblem naming the field at fault */
        Payee paid() {
            return new Payee(payee == null ? null : Fields.text("payee", payee, Payee.NAME_MAX),
                    reference == null ? null : Fields.text("reference", reference, Payee.REFERENCE_MAX));
        }
    }

    @Schema(name = "WalletDebit")
    record DebitView(
            @Schema(description = "Number of the debit; `debit` and this number are its reference in the wallet entries", example = "42") String debitId,
            @Schema(description = "Yuan that left the wallet", example = "100.00") String amount,
            @Schema(description = "Yuan of the amount that the wallet lacked and that came from instant redemptions", example = "59.99") String redeemed,
            List<RedemptionView> redemptions, OffsetDateTime debitedAt) {

        static DebitView of(WalletDebit debit) {
            return new DebitView(Long.toString(debit.debitId()), debit.amount().toString(),
                    debit.filled().toString(), debit.redemptions().stream().map(RedemptionView::of).toList(),
                    Shown.time(debit.debitedAt()));
        }
    }

    /** Payee and reference are only here: the answer to a payment is kept in clear, to be repeated. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ListedWalletDebit")
    record ListedView(@JsonUnwrapped DebitView debit,
            @Schema(description = "Who was paid; absent if not given") @Nullable String payee,
            @Schema(description = "What was paid for; absent if not given") @Nullable String reference) {

        static ListedView of(WalletDebit debit) {
            return new ListedView(DebitView.of(debit), debit.payee().name(), debit.payee().reference());
        }
    }

    @Schema(name = "WalletDebitRedemption")
    record RedemptionView(@Schema(description = "Number of the instant redemption") String number,
            @Schema(example = "000198") String fundCode,
            @Schema(description = "Units; each is paid with 1.00 yuan", example = "59.99") String units) {

        static RedemptionView of(InstantRedemption redemption) {
            return new RedemptionView(redemption.number(), redemption.fundCode(), redemption.redeemed().toString());
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Pay out of the wallet", description = """
            Debits the wallet for a payment. If the wallet is short and the customer's sweep rule allows it, instant \
            redemptions first bring exactly the missing amount, fund after fund in redemption order. Either the whole \
            amount is paid or nothing moves. Who may call: Customers, own data only (scope `wallet`).""")
    @ApiResponse(responseCode = "201", description = "Paid", content = @Content(schema = @Schema(implementation = DebitView.class)))
    @ApiResponse(responseCode = "409", description = "REQUEST_UNDER_WAY: the first request with this key is still running; see Retry-After")
    @ApiResponse(responseCode = "422", description = "Refused (INSUFFICIENT_BALANCE, or AUTO_REDEEM_SHORT with the code of its `cause` among the figures), or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> pay(CustomerToken token, IdempotencyKey key, @RequestBody DebitRequest request) {
        Money amount = Fields.money("amount", request.amount());
        Payee payee = request.paid();
        return writes.once(token, key, "POST /v1/wallet/debits " + amount + " " + payee,
                customer -> switch (wallets.debit(customer, amount, payee)) {
                    case Debited(WalletDebit debit) -> Effect.of(HttpStatus.CREATED, DebitView.of(debit));
                    case DebitResult.Refused(var refusal) -> Effect.of(problems.refused(refusal));
                });
    }

    @GetMapping
    @Operation(summary = "List own debits, newest first", description = "Filter: days `from` to `to`, both inclusive; without bounds, every day. Each with payee, reference and the instant redemptions that filled the wallet. Who may call: Customers, own data only (scope `wallet`).")
    Page<ListedView> list(Customer customer, @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(wallets.debits(customer, DateRange.ofList(from, to), page.before(), page.rowsToRead()), page,
                WalletDebit::debitId,
                ListedView::of);
    }
}
