package org.balancetreasure.api.onboarding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Fund.Carry;
import org.balancetreasure.funds.Fund.ResidueRule;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.funds.IncomeAuthority;
import org.balancetreasure.funds.IncomeAuthority.Authority;
import org.balancetreasure.funds.Pricing;
import org.balancetreasure.funds.QuotePattern;
import org.balancetreasure.funds.SettlementDays;
import org.balancetreasure.onboarding.Setting.NewFund;
import org.balancetreasure.onboarding.Setting.NewFundLimits;
import org.balancetreasure.onboarding.Setting.NewIncomeAuthority;
import org.balancetreasure.onboarding.Setting.NewSettlementDays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Funds as staff set them up; what customers see of them is elsewhere. */
@RestController
@RequestMapping(path = "/v1/funds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings")
class FundSettingsController {

    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";
    private static final int DAYS_MAX = 20;

    private final Funds funds;
    private final SettlementDays settlementDays;
    private final IncomeAuthority incomeAuthority;
    private final SettingProposals proposals;

    FundSettingsController(Funds funds, SettlementDays settlementDays, IncomeAuthority incomeAuthority,
            SettingProposals proposals) {
        this.funds = funds;
        this.incomeAuthority = incomeAuthority;
        this.settlementDays = settlementDays;
        this.proposals = proposals;
    }

    @Schema(name = "SettlementDays", description = "When a fund's money moves, in trading days after T, until the next row begins")
    record DaysView(@Schema(description = "First trade date") LocalDate validFrom,
            @Schema(description = "Until the money for subscriptions is delivered") int subscriptionDays,
            @Schema(description = "Until proceeds arrive") int redemptionDays) {}

    @Schema(name = "FundSettings", description = "A fund as staff set it up")
    record View(@Schema(example = "000198") String fundCode,
            @Schema(description = "Its number as a party and an asset", example = "1001") String fundId,
            @Schema(example = "TH") String transferAgent, @Schema(example = "0") String shareClass, String nameZh,
            String nameEn, LocalDate firstIncomeDay, Carry carry, ResidueRule residueRule, QuotePattern quotePattern,
            Pricing pricing, FundLimitsView limits,
            @Schema(description = "Oldest first; none: both T+1") List<DaysView> settlementDays,
            @Schema(description = "Oldest first; none: PLATFORM") List<AuthorityView> incomeAuthority) {}

    @Schema(name = "IncomeAuthority", description = "Whose figure of a holder's income is credited, until the next row begins")
    record AuthorityView(@Schema(description = "First day earned") LocalDate validFrom,
            @Schema(description = "PLATFORM: what our rule reckons; file 06 is compared with it. AGENT: what file 06 states; income waits for it, and ours is compared with it") Authority authority,
            @Schema(description = "AGENT: yuan of one holder and day; more is a break INCOME_DIFFERS", example = "0.01") String allowedDifference) {}

    @Schema(name = "FundRequest", description = "A new fund")
    record FundRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = Fields.FUND_CODE, example = "000198") @Nullable String fundCode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.PARTNER_CODE, example = "TH") @Nullable String transferAgent,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.SHARE_CLASS, description = "ShareClass: 0 front-end, 1 back-end, 2 both", example = "0") @Nullable String shareClass,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_ZH_MAX) @Nullable String nameZh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_EN_MAX) @Nullable String nameEn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First calendar day whose income is posted; not before its transfer agent takes part") @Nullable LocalDate firstIncomeDay,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "When income becomes units") @Nullable Carry carry,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What happens to what cutting to the cent leaves over") @Nullable ResidueRule residueRule,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "Days that a quote covers whose file names the last one only") @Nullable QuotePattern quotePattern,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "What a unit is worth: 1.0000, or the NAV of the day") @Nullable Pricing pricing,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable FundLimitsBody limits,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "FundLimitsRequest", description = "Other limits of a fund, all of them")
    record LimitsRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable FundLimitsBody limits,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "SettlementDaysRequest", description = "Other settlement days of a fund")
    record DaysRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First trade date; one for which nobody has ordered") @Nullable LocalDate validFrom,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "20", description = "Trading days after T until the money for subscriptions is delivered") @Nullable Integer subscriptionDays,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1", maximum = "20", description = "Trading days after T until proceeds arrive") @Nullable Integer redemptionDays,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "IncomeAuthorityRequest", description = "Whose figure of a holder's income is credited")
    record AuthorityRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First day earned, after today; of a fund that does not earn yet, from its first income day on") @Nullable LocalDate validFrom,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "PLATFORM: what our rule reckons. AGENT: what file 06 states") @Nullable Authority authority,
            @Schema(pattern = Fields.AMOUNT, description = "AGENT: yuan of one holder and day; more is a break. Absent: none", example = "0.01") @Nullable String allowedDifference,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping("/{fundCode}/settings")
    @Operation(summary = "Get the settings of a fund", description = "Earlier limits are in the proposals of kind FUND_LIMITS. Who may call: Finance staff (scope `finance:read`).")
    @ApiResponse(responseCode = "200", description = "The settings")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    View settings(@PathVariable String fundCode) {
        Fund fund = find(fundCode);
        return new View(fund.fundCode(), Integer.toString(fund.fundId()), fund.taCode(), fund.shareClass(),
                fund.nameZh(), fund.nameEn(), fund.firstIncomeDay(), fund.carry(), fund.residueRule(),
                fund.quotePattern(), fund.pricing(), FundLimitsView.of(funds.limits(fund.fundId())),
                settlementDays.history(fund.fundId()).stream()
                        .map(days -> new DaysView(days.validFrom(), days.subscriptionDays(), days.redemptionDays()))
                        .toList(),
                incomeAuthority.history(fund.fundId()).stream().map(dated -> new AuthorityView(dated.validFrom(),
                        dated.authority(), dated.allowedDifference().toString())).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a new fund", description = "Once another person has approved it, channels can sell it. "
            + OPERATORS)
    @ProposesSetting
    ResponseEntity<String> add(Staff staff, IdempotencyKey key, @RequestBody FundRequest request) {
        return proposals.propose(staff, key, new NewFund(Fields.fundCode("fundCode", request.fundCode()),
                SettingFields.partnerCode("transferAgent", request.transferAgent()),
                SettingFields.matching("shareClass", request.shareClass(), SettingFields.SHARE_CLASS, Rule.ONE_OF),
                SettingFields.nameZh(request.nameZh()), SettingFields.nameEn(request.nameEn()),
                Fields.required("firstIncomeDay", request.firstIncomeDay()), Fields.required("carry", request.carry()),
                Fields.required("residueRule", request.residueRule()),
                Fields.required("quotePattern", request.quotePattern()), Fields.required("pricing", request.pricing()),
                Fields.required("limits", request.limits()).checked("limits.")), request.reason());
    }

    @PutMapping(path = "/{fundCode}/limits", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose other limits of a fund", description = "Once another person has approved them, they hold for what is ordered then; another quota for trade dates without an order. Approve a new quota after the cut-off. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    ResponseEntity<String> limit(Staff staff, IdempotencyKey key, @PathVariable String fundCode,
            @RequestBody LimitsRequest request) {
        return proposals.propose(staff, key, new NewFundLimits(find(fundCode).fundCode(),
                Fields.required("limits", request.limits()).checked("limits.")), request.reason());
    }

    @PostMapping(path = "/{fundCode}/settlement-days", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose other settlement days of a fund", description = "From a trade date on, for which nobody has ordered. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    ResponseEntity<String> settle(Staff staff, IdempotencyKey key, @PathVariable String fundCode,
            @RequestBody DaysRequest request) {
        return proposals.propose(staff, key,
                new NewSettlementDays(find(fundCode).fundCode(), Fields.required("validFrom", request.validFrom()),
                        days("subscriptionDays", request.subscriptionDays()),
                        days("redemptionDays", request.redemptionDays())),
                request.reason());
    }

    @PostMapping(path = "/{fundCode}/income-authority", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose whose figure of income is credited", description = "From a day earned on. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such fund")
    ResponseEntity<String> credit(Staff staff, IdempotencyKey key, @PathVariable String fundCode,
            @RequestBody AuthorityRequest request) {
        return proposals.propose(staff, key,
                new NewIncomeAuthority(find(fundCode).fundCode(), Fields.required("validFrom", request.validFrom()),
                        Fields.required("authority", request.authority()),
                        SettingFields.moneyIfAny("allowedDifference", request.allowedDifference())),
                request.reason());
    }

    private static int days(String field, @Nullable Integer value) {
        int days = Fields.required(field, value);
        if (days < 1 || days > DAYS_MAX) {
            throw ApiProblem.invalid(field, Rule.SETTLEMENT_DAYS);
        }
        return days;
    }

    private Fund find(String fundCode) {
        Fund fund = funds.find(fundCode);
        if (fund == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return fund;
    }
}
