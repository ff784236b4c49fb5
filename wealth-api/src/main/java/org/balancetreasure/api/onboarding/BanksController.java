package org.balancetreasure.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.bankfiles.ReversalReading;
import org.balancetreasure.customers.Registration;
import org.balancetreasure.money.Money;
import org.balancetreasure.onboarding.Setting.NewBank;
import org.balancetreasure.onboarding.Setting.NewBankTerms;
import org.balancetreasure.partners.BankTerms;
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

/** Banks and how they work, from which day on. */
@RestController
@RequestMapping(path = "/v1/banks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings")
class BanksController {

    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";

    private final Partners partners;
    private final Banks banks;
    private final SettingProposals proposals;

    BanksController(Partners partners, Banks banks, SettingProposals proposals) {
        this.partners = partners;
        this.banks = banks;
        this.proposals = proposals;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BankTerms", description = "How a bank works, until the next terms begin")
    record TermsView(@Schema(description = "First working day") LocalDate validFrom,
            @Schema(example = "CN") String calendar, @Schema(example = "17:00") String cutOff,
            @Schema(example = "20:00") String dayEnd, @Schema(example = "21:00") String statementBy,
            boolean batchBooking, ReversalReading reversals, boolean yearlyNumbers,
            @Schema(description = "Yuan; absent: none", example = "10000000.00") @Nullable String releaseLimit) {

        static TermsView of(BankTerms terms) {
            return new TermsView(terms.validFrom(), terms.calendar(), terms.cutOff().toString(),
                    terms.dayEnd().toString(), terms.statementBy().toString(), terms.batchBooking(),
                    ReversalReading.valueOf(terms.reversals()), terms.yearlyNumbers(),
                    terms.releaseLimit() == null ? null : Money.ofCents(terms.releaseLimit()).toString());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Bank", description = "A bank with its terms of all times")
    record View(@Schema(example = "RIVER") String bank, @Schema(example = "21") String partyId, String nameZh,
            String nameEn,
            @Schema(description = "BICFI in its messages; absent: no files are exchanged with it", example = "RIVRCNBJXXX") @Nullable String bic,
            @Schema(description = "Oldest first") List<TermsView> terms) {}

    @Schema(name = "BankRequest", description = "A new bank")
    record BankRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.PARTNER_CODE, description = "Names its folder", example = "RIVER") @Nullable String code,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_ZH_MAX, description = "InvestorName in the 01 of a bank that advances") @Nullable String nameZh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_EN_MAX) @Nullable String nameEn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.BIC, description = "BICFI in its messages (ISO 9362)", example = "RIVRCNBJXXX") @Nullable String bic,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BankTermsBody terms,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "BankTermsRequest", description = "Other terms of a bank")
    record TermsRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable BankTermsBody terms,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List banks, by code", description = "With their terms of all times. Always one page. "
            + READERS)
    Page<View> list() {
        return Page.whole(partners.ofKind(PartyKind.BANK).stream().map(this::view).toList());
    }

    @GetMapping("/{bank}")
    @Operation(summary = "Get a bank", description = "With its terms of all times. " + READERS)
    @ApiResponse(responseCode = "200", description = "The bank")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such bank")
    View get(@PathVariable String bank) {
        return view(find(bank));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a new bank", description = "Once another person has approved it, it takes part from the first day of its terms on. "
            + OPERATORS)
    @ProposesSetting
    ResponseEntity<String> add(Staff staff, IdempotencyKey key, @RequestBody BankRequest request) {
        return proposals.propose(staff, key, new NewBank(SettingFields.partnerCode("code", request.code()),
                Fields.fileText("nameZh", request.nameZh(), SettingFields.NAME_ZH_MAX, Registration::isName),
                SettingFields.nameEn(request.nameEn()),
                SettingFields.matching("bic", request.bic(), SettingFields.BIC, Rule.BIC),
                Fields.required("terms", request.terms()).checked("terms.")), request.reason());
    }

    @PostMapping(path = "/{bank}/terms", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose other terms of a bank", description = "From a working day after today. " + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such bank")
    ResponseEntity<String> addTerms(Staff staff, IdempotencyKey key, @PathVariable String bank,
            @RequestBody TermsRequest request) {
        return proposals.propose(staff, key, new NewBankTerms(find(bank).code(),
                Fields.required("terms", request.terms()).checked("terms.")), request.reason());
    }

    private Named find(String code) {
        return partners.ofKind(PartyKind.BANK).stream().filter(bank -> bank.code().equals(code)).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
    }

    private View view(Named bank) {
        List<BankTerms> history = banks.history(bank.code());
        return new View(bank.code(), Integer.toString(bank.partyId()), bank.nameZh(), bank.nameEn(),
                history.isEmpty() ? null : history.getLast().bic(), history.stream().map(TermsView::of).toList());
    }
}
