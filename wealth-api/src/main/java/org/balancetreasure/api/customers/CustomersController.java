package org.balancetreasure.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.balancetreasure.api.access.Operator;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Problems;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.IdempotentWrites;
import org.balancetreasure.api.requests.IdempotentWrites.Effect;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.audit.Act;
import org.balancetreasure.audit.Act.Action;
import org.balancetreasure.customers.Customers;
import org.balancetreasure.customers.RegisteredCustomer;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.customers.RegistrationResult;
import org.balancetreasure.refusals.Refusal;
import org.balancetreasure.refusals.RefusalDetails;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's systems register customers under the numbers that they have there. */
@RestController
@RequestMapping(path = "/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "customers", description = "Registration, by the operator's systems")
class CustomersController {

    private static final String WHO = "Who may call: Systems of the operator (scope `operator`), for customers of their channel.";

    private final Customers customers;
    private final IdempotentWrites writes;
    private final PersonalDataReads reads;
    private final Problems problems;

    CustomersController(Customers customers, IdempotentWrites writes, PersonalDataReads reads, Problems problems) {
        this.reads = reads;
        this.customers = customers;
        this.writes = writes;
        this.problems = problems;
    }

    /** Its text says nothing of the person, since it may be logged. */
    @Schema(name = "CustomerRequest", example = "{\"customerId\": \"20001\", \"name\": \"张三\", \"certificateType\": \"0\", \"certificateNo\": \"110101199003077758\"}")
    record CustomerRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The operator's customer number, from 10000; TransactionAccountID in files is its 17 digits", pattern = Fields.CUSTOMER_ID, example = "20001") @Nullable String customerId,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "InvestorName: in GB18030 at most 120 bytes", minLength = 1, maxLength = 120, example = "张三") @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "CertificateType; 0 is the resident identity card", minLength = 1, maxLength = 1, example = "0") @Nullable String certificateType,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "CertificateNo: in GB18030 at most 30 bytes", minLength = 1, maxLength = 30, example = "110101199003077758") @Nullable String certificateNo) {

        /** @throws ApiProblem naming the first field at fault */
        Registration checked(String channel) {
            return new Registration(Fields.customerId("customerId", customerId), channel,
                    Fields.fileText("name", name, Registration.NAME_MAX, Registration::isName),
                    Fields.fileText("certificateType", certificateType, 1, Registration::isCertificateType),
                    Fields.fileText("certificateNo", certificateNo, Registration.CERTIFICATE_NO_MAX,
                            Registration::isCertificateNo));
        }

        @Override
        public String toString() {
            return "CustomerRequest[customerId=" + customerId + "]";
        }
    }

    /** Kept as the answer to a registration, in clear: so it has nothing of the person. */
    @Schema(name = "RegisteredCustomer")
    record RegisteredView(@Schema(description = "The operator's customer number", example = "20001") String customerId,
            @Schema(description = "Wallet brand", example = "demo") String channel, OffsetDateTime registeredAt) {

        static RegisteredView of(RegisteredCustomer customer) {
            return new RegisteredView(Long.toString(customer.customerId()), customer.channel(),
                    Shown.time(customer.registeredAt()));
        }
    }

    @Schema(name = "Customer")
    record CustomerView(@Schema(description = "The operator's customer number", example = "20001") String customerId,
            @Schema(description = "Wallet brand", example = "demo") String channel,
            @Schema(description = "The first character, and an asterisk for each other one", example = "张*") String name,
            @Schema(description = "CertificateType; 0 is the resident identity card", example = "0") String certificateType,
            @Schema(description = "The last characters, at most four, and an asterisk for each other one", example = "**************7758") String certificateNo,
            OffsetDateTime registeredAt) {

        static CustomerView of(RegisteredCustomer customer) {
            return new CustomerView(Long.toString(customer.customerId()), customer.channel(), customer.maskedName(),
                    customer.certificateType(), customer.maskedCertificateNo(), Shown.time(customer.registeredAt()));
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Register a customer", description = """
            The customer has an empty wallet and can order at once; the first order opens the account at its transfer \
            agent. Name and certificate number are encrypted.\s""" + WHO)
    @ApiResponse(responseCode = "201", description = "Registered; Location names the customer", content = @Content(schema = @Schema(implementation = RegisteredView.class)))
    @ApiResponse(responseCode = "200", description = "Was registered before, with the same data", content = @Content(schema = @Schema(implementation = RegisteredView.class)))
    @ApiResponse(responseCode = "409", description = "CUSTOMER_EXISTS: the number belongs to a customer with other data; or REQUEST_UNDER_WAY, see Retry-After")
    @ApiResponse(responseCode = "422", description = "IDEMPOTENCY_KEY_REUSED")
    ResponseEntity<String> register(Operator operator, IdempotencyKey key, @RequestBody CustomerRequest request) {
        Registration registration = request.checked(operator.channel());
        String asked = "POST /v1/customers " + registration.customerId() + "\n" + registration.name() + "\n"
                + registration.certificateType() + "\n" + registration.certificateNo();
        return writes.located(
                writes.once(operator, key, act(Action.CUSTOMER_REGISTRATION, registration.customerId()), asked,
                        () -> switch (customers.registerOnce(registration)) {
                            case RegistrationResult.Registered(var customer) ->
                                Effect.of(HttpStatus.CREATED, RegisteredView.of(customer));
                            case RegistrationResult.RegisteredBefore(var customer) ->
                                Effect.of(HttpStatus.OK, RegisteredView.of(customer));
                            case RegistrationResult.OtherData(long customerId) -> Effect.of(problems.refused(
                                    new Refusal(Refusal.Code.CUSTOMER_EXISTS,
                                            RefusalDetails.of("customerId", Long.toString(customerId)))));
                        }),
                "/v1/customers/", "customerId");
    }

    @GetMapping("/{customerId}")
    @Operation(summary = "Get a customer", description = "Personal data are masked. " + WHO)
    @ApiResponse(responseCode = "200", description = "As registered")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the channel has no such customer")
    CustomerView get(Operator operator, @PathVariable String customerId) {
        RegisteredCustomer customer = customers.registered(Numbers.inPath(customerId),
                operator.channel());
        if (customer == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        reads.record(operator, act(Action.CUSTOMER_READ, customer.customerId()));
        return CustomerView.of(customer);
    }

    private static Act act(Action action, long customerId) {
        return new Act(action, Long.toString(customerId), customerId);
    }
}
