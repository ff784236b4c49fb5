package org.balancetreasure.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.onboarding.AccountPurpose;
import org.balancetreasure.onboarding.Setting.BankAccountEnd;
import org.balancetreasure.onboarding.Setting.NewBankAccount;
import org.balancetreasure.partners.BankAccount;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.partners.Partners.Named;
import org.balancetreasure.partners.PartyKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts at banks: ours, and those that we pay or are paid from. */
@RestController
@RequestMapping(path = "/v1/bank-accounts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings")
class BankAccountsController {

    private static final int NAME_MAX = 140;

    private final Partners partners;
    private final Banks banks;
    private final SettingProposals proposals;

    BankAccountsController(Partners partners, Banks banks, SettingProposals proposals) {
        this.partners = partners;
        this.banks = banks;
        this.proposals = proposals;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BankAccount", description = "An account at a bank, in yuan")
    record View(@Schema(example = "4") String accountId, @Schema(example = "RIVER") String bank, AccountPurpose purpose,
            @Schema(description = "Code of the partner whose account it is; absent: ours", example = "TH") @Nullable String owner,
            @Schema(example = "6210020011") String accountNo, String name, LocalDate validFrom,
            @Schema(description = "Last day; absent: no end") @Nullable LocalDate validTo) {}

    @Schema(name = "BankAccountRequest", description = "A new account at a bank")
    record AccountRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.PARTNER_CODE, example = "RIVER") @Nullable String bank,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "SALES_SETTLEMENT, WALLET_RESERVE, FEES: ours. TA_COLLECTION: of a transfer agent. ADVANCE_FUNDING: of a bank that advances") @Nullable AccountPurpose purpose,
            @Schema(pattern = SettingFields.PARTNER_CODE, description = "Code of the partner whose account it is; absent: ours", example = "TH") @Nullable String owner,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.ACCOUNT_NO, example = "6210020011") @Nullable String accountNo,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = NAME_MAX, description = "Name of the holder, as the bank has it") @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First day; not before the bank takes part") @Nullable LocalDate validFrom,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "BankAccountEndRequest", description = "End of an account")
    record EndRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Last day; no settlement terms after it may name the account") @Nullable LocalDate lastDay,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List accounts at banks, by number", description = "Of all times. Always one page. Who may call: Finance staff (scope `finance:read`).")
    Page<View> list() {
        Map<Integer, String> owners = Stream.of(PartyKind.TRANSFER_AGENT, PartyKind.BANK)
                .flatMap(kind -> partners.ofKind(kind).stream()).collect(Collectors.toMap(Named::partyId, Named::code));
        return Page.whole(banks.accounts().stream()
                .map(account -> new View(Integer.toString(account.accountId()), account.bankCode(),
                        AccountPurpose.valueOf(account.purpose()), owners.get(account.ownerId()), account.accountNo(),
                        account.name(), account.validFrom(), account.validTo()))
                .toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a new account at a bank", description = "Once another person has approved it, payments can name it from its first day on. Who may call: Finance staff (scope `finance:operate`).")
    @ProposesSetting
    ResponseEntity<String> add(Staff staff, IdempotencyKey key, @RequestBody AccountRequest request) {
        return proposals.propose(staff, key,
                new NewBankAccount(SettingFields.partnerCode("bank", request.bank()),
                        Fields.required("purpose", request.purpose()),
                        request.owner() == null ? null : SettingFields.partnerCode("owner", request.owner()),
                        SettingFields.matching("accountNo", request.accountNo(), SettingFields.ACCOUNT_NO,
                                Rule.ACCOUNT_NO),
                        Fields.text("name", request.name(), NAME_MAX),
                        Fields.required("validFrom", request.validFrom())),
                request.reason());
    }

    @PostMapping(path = "/{accountId}/end", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose the end of an account", description = "After its last day nothing is instructed with it, and no statement of it is expected. Who may call: Finance staff (scope `finance:operate`).")
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such account")
    ResponseEntity<String> end(Staff staff, IdempotencyKey key, @PathVariable String accountId,
            @RequestBody EndRequest request) {
        long id = Numbers.inPath(accountId);
        BankAccount account = banks.accounts().stream().filter(known -> known.accountId() == id).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
        return proposals.propose(staff, key,
                new BankAccountEnd(account.accountId(), Fields.required("lastDay", request.lastDay())),
                request.reason());
    }
}
