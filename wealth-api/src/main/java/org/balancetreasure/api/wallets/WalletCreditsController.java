package org.balancetreasure.api.wallets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.problems.Problem;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.customers.Customer;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.money.Money;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.balancetreasure.wallets.CreditResult;
import org.balancetreasure.wallets.WalletCredit;
import org.balancetreasure.wallets.Wallets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paying into a wallet: the operator's systems tell what has come in from outside. */
@RestController
@RequestMapping(path = "/v1/wallet/credits", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "wallet", description = "Balance, entries and payments")
class WalletCreditsController {

    private final Wallets wallets;
    private final Customers customers;
    private final IdempotentWrites writes;
    private final Problems problems;

    WalletCreditsController(Wallets wallets, Customers customers, IdempotentWrites writes, Problems problems) {
        this.wallets = wallets;
        this.customers = customers;
        this.writes = writes;
        this.problems = problems;
    }

    @Schema(name = "WalletCreditRequest", example = "{\"customerId\": \"20001\", \"amount\": \"100.00\", \"reference\": \"payment 4711\"}")
    record CreditRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The operator's customer number", pattern = Fields.CUSTOMER_ID, example = "20001") @Nullable String customerId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Yuan", pattern = Fields.AMOUNT, example = "100.00") @Nullable String amount,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Names the payment among the customer's, and is shown in the wallet entries; the same one is never credited twice", minLength = 1, maxLength = WalletCredit.REFERENCE_MAX, example = "payment 4711") @Nullable String reference) {}

    @Schema(name = "WalletCredit")
    record CreditView(@Schema(description = "Number of the credit", example = "42") String creditId,
            @Schema(description = "The operator's customer number", example = "20001") String customerId,
            @Schema(description = "Yuan that came into the wallet", example = "100.00") String amount,
            @Schema(description = "Its reference in the wallet entries", example = "payment 4711") String reference,
            OffsetDateTime creditedAt) {

        static CreditView of(WalletCredit credit) {
            return new CreditView(Long.toString(credit.creditId()), Long.toString(credit.customerId()),
                    credit.amount().toString(), credit.reference(), Shown.time(credit.creditedAt()));
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Pay into a wallet", description = """
            Books money that has come in from outside. If the customer's sweep rule takes credits, the money above the \
            floor is ordered at once. Who may call: Systems of the operator (scope `operator`), for customers of their \
            channel.""")
    @ApiResponse(responseCode = "201", description = "Credited", content = @Content(schema = @Schema(implementation = CreditView.class)))
    @ApiResponse(responseCode = "200", description = "The same payment was credited before; nothing moved now", content = @Content(schema = @Schema(implementation = CreditView.class)))
    @ApiResponse(responseCode = "409", description = "REFERENCE_USED: the customer has a credit of another amount under this reference; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "CUSTOMER_NOT_REGISTERED: the channel has no such customer; or IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> credit(Operator operator, IdempotencyKey key, @RequestBody CreditRequest request) {
        long customerId = Fields.customerId("customerId", request.customerId());
        Money amount = Fields.money("amount", request.amount());
        String reference = Fields.text("reference", request.reference(), WalletCredit.REFERENCE_MAX);
        return writes.once(operator, key, "POST /v1/wallet/credits " + customerId + " " + amount + " " + reference,
                () -> {
                    Customer customer = customers.find(customerId, operator.channel());
                    return customer == null
                            ? Effect.of(notRegistered(customerId))
                            : effect(wallets.credit(customer, amount, reference));
                });
    }

    private Effect effect(CreditResult result) {
        return switch (result) {
            case CreditResult.Credited(WalletCredit credit) -> Effect.of(HttpStatus.CREATED, CreditView.of(credit));
            case CreditResult.CreditedBefore(WalletCredit credit) -> Effect.of(HttpStatus.OK, CreditView.of(credit));
            case CreditResult.Refused(Refusal refusal) -> Effect.of(problems.refused(refusal));
        };
    }

    private Problem notRegistered(long customerId) {
        return problems.refused(new Refusal(Refusal.Code.CUSTOMER_NOT_REGISTERED,
                RefusalDetails.of("customerId", Long.toString(customerId))));
    }
}
