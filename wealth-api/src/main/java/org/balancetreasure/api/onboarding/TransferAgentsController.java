package org.balancetreasure.api.onboarding;

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
import org.balancetreasure.onboarding.Setting.NewAgentTerms;
import org.balancetreasure.onboarding.Setting.NewSettlementTerms;
import org.balancetreasure.onboarding.Setting.NewTransferAgent;
import org.balancetreasure.partners.Banks;
import org.balancetreasure.partners.Partner.Readiness;
import org.balancetreasure.partners.Partners;
import org.balancetreasure.partners.Partners.Named;
import org.balancetreasure.partners.PartyKind;
import org.balancetreasure.partners.SettlementTerms;
import org.balancetreasure.partners.SettlementTerms.Netting;
import org.balancetreasure.partners.TransferAgent;
import org.balancetreasure.partners.TransferAgent.YieldUnit;
import org.balancetreasure.partners.TransferAgents;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Transfer agents: how files and money go between them and us, from which date on. */
@RestController
@RequestMapping(path = "/v1/transfer-agents", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings", description = "Partners, bank accounts, funds and channels as two persons decide them")
class TransferAgentsController {

    private static final String READERS = "Who may call: Finance staff (scope `finance:read`).";
    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";

    private final Partners partners;
    private final TransferAgents agents;
    private final Banks banks;
    private final SettingProposals proposals;

    TransferAgentsController(Partners partners, TransferAgents agents, Banks banks, SettingProposals proposals) {
        this.partners = partners;
        this.agents = agents;
        this.banks = banks;
        this.proposals = proposals;
    }

    @Schema(name = "TransferAgentTerms", description = "How files are exchanged, until the next terms begin")
    record TermsView(@Schema(description = "First header date") LocalDate validFrom,
            @Schema(example = "22") String fileVersion, Readiness readiness,
            @Schema(example = "OFI") String confirmationStream,
            @Schema(example = "OFJ") String quoteStream, YieldUnit yieldUnit) {

        static TermsView of(TransferAgent terms) {
            return new TermsView(terms.validFrom(), terms.fileVersion(), terms.readiness(), terms.confirmationStream(),
                    terms.quoteStream(), terms.yieldUnit());
        }
    }

    @Schema(name = "SettlementTerms", description = "How money is settled, until the next terms begin")
    record SettlementView(@Schema(description = "First confirmation date") LocalDate validFrom, Netting netting,
            @Schema(example = "1") String settlementAccount, @Schema(example = "4") String collectionAccount,
            @Schema(example = "2") String reserveAccount, @Schema(example = "25 12 09") String summaries) {

        static SettlementView of(SettlementTerms terms) {
            return new SettlementView(terms.validFrom(), terms.netting(), Integer.toString(terms.settlementAccount()),
                    Integer.toString(terms.collectionAccount()), Integer.toString(terms.reserveAccount()),
                    terms.summaries());
        }
    }

    @Schema(name = "TransferAgent", description = "A transfer agent with its terms of all times")
    record View(@Schema(example = "TH") String transferAgent, @Schema(example = "11") String partyId, String nameZh,
            String nameEn, @Schema(description = "Our code in its files", example = "998") String distributorCode,
            @Schema(description = "Oldest first") List<TermsView> terms,
            @Schema(description = "Oldest first; none: money is settled outside the platform") List<SettlementView> settlementTerms) {}

    @Schema(name = "TransferAgentRequest", description = "A new transfer agent")
    record AgentRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.PARTNER_CODE, description = "Its code as a creator of files; names its folder", example = "TH") @Nullable String code,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_ZH_MAX) @Nullable String nameZh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_EN_MAX) @Nullable String nameEn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.PARTNER_CODE, description = "Our code in its files; it never changes", example = "998") @Nullable String distributorCode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AgentTermsBody terms,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "TransferAgentTermsRequest", description = "Other terms of a transfer agent")
    record TermsRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable AgentTermsBody terms,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "SettlementTermsRequest", description = "Other settlement terms with a transfer agent")
    record SettlementRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First confirmation date to which the terms apply") @Nullable LocalDate validFrom,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "NET: one sum per agent and due day. GROSS: one per fund and direction") @Nullable Netting netting,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.ACCOUNT_ID, description = "Ours, of purpose SALES_SETTLEMENT", example = "1") @Nullable String settlementAccount,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.ACCOUNT_ID, description = "The agent's, of purpose TA_COLLECTION", example = "4") @Nullable String collectionAccount,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.ACCOUNT_ID, description = "Ours, of purpose WALLET_RESERVE", example = "2") @Nullable String reserveAccount,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.SUMMARIES, description = "Types of the files that must agree before money leaves", example = "25 12 09") @Nullable String summaries,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List transfer agents, by code", description = "With their terms of all times. Always one page. "
            + READERS)
    Page<View> list() {
        return Page.whole(partners.ofKind(PartyKind.TRANSFER_AGENT).stream().map(this::view).toList());
    }

    @GetMapping("/{transferAgent}")
    @Operation(summary = "Get a transfer agent", description = "With its terms of all times. " + READERS)
    @ApiResponse(responseCode = "200", description = "The transfer agent")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such transfer agent")
    View get(@PathVariable String transferAgent) {
        return view(find(transferAgent));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a new transfer agent", description = "Once another person has approved it, files are exchanged with it from the first header date of its terms on. "
            + OPERATORS)
    @ProposesSetting
    ResponseEntity<String> add(Staff staff, IdempotencyKey key, @RequestBody AgentRequest request) {
        return proposals.propose(staff, key,
                new NewTransferAgent(SettingFields.partnerCode("code", request.code()),
                        SettingFields.nameZh(request.nameZh()), SettingFields.nameEn(request.nameEn()),
                        SettingFields.partnerCode("distributorCode", request.distributorCode()),
                        Fields.required("terms", request.terms()).checked("terms.")),
                request.reason());
    }

    @PostMapping(path = "/{transferAgent}/terms", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose other terms of a transfer agent", description = "From a header date after today; files of earlier header dates keep theirs. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such transfer agent")
    ResponseEntity<String> addTerms(Staff staff, IdempotencyKey key, @PathVariable String transferAgent,
            @RequestBody TermsRequest request) {
        return proposals.propose(staff, key, new NewAgentTerms(find(transferAgent).code(),
                Fields.required("terms", request.terms()).checked("terms.")), request.reason());
    }

    @PostMapping(path = "/{transferAgent}/settlement-terms", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose settlement terms with a transfer agent", description = "From a confirmation date on, for whose orders no money was collected. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such transfer agent")
    ResponseEntity<String> settle(Staff staff, IdempotencyKey key, @PathVariable String transferAgent,
            @RequestBody SettlementRequest request) {
        return proposals.propose(staff, key, new NewSettlementTerms(find(transferAgent).code(),
                Fields.required("validFrom", request.validFrom()), Fields.required("netting", request.netting()),
                SettingFields.accountId("settlementAccount", request.settlementAccount()),
                SettingFields.accountId("collectionAccount", request.collectionAccount()),
                SettingFields.accountId("reserveAccount", request.reserveAccount()),
                SettingFields.matching("summaries", request.summaries(), SettingFields.SUMMARIES, Rule.ONE_OF)),
                request.reason());
    }

    private Named find(String code) {
        return partners.ofKind(PartyKind.TRANSFER_AGENT).stream().filter(agent -> agent.code().equals(code)).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
    }

    private View view(Named agent) {
        return new View(agent.code(), Integer.toString(agent.partyId()), agent.nameZh(), agent.nameEn(),
                agents.distributorCode(agent.code()),
                agents.history(agent.code()).stream().map(TermsView::of).toList(),
                banks.allSettlementTerms().stream().filter(terms -> terms.taCode().equals(agent.code()))
                        .map(SettlementView::of).toList());
    }
}
