package org.balancetreasure.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.problems.Rule;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.IdempotencyKey;
import org.balancetreasure.approvals.Approval;
import org.balancetreasure.customers.Channel;
import org.balancetreasure.customers.Channels;
import org.balancetreasure.funds.Fund;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.limits.ChannelFund;
import org.balancetreasure.limits.ChannelFunds;
import org.balancetreasure.onboarding.Setting.ChannelSale;
import org.balancetreasure.limits.PaidAhead;
import org.balancetreasure.money.Money;
import org.balancetreasure.onboarding.Setting.NewChannel;
import org.balancetreasure.onboarding.Setting.NewChannelPayout;
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

/** Channels and what they sell. */
@RestController
@RequestMapping(path = "/v1/channels", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settings")
class ChannelsController {

    private static final String OPERATORS = "Who may call: Finance staff (scope `finance:operate`).";

    private final Channels channels;
    private final ChannelFunds sales;
    private final PaidAhead paidAhead;
    private final Funds funds;
    private final SettingProposals proposals;

    ChannelsController(Channels channels, ChannelFunds sales, PaidAhead paidAhead, Funds funds,
            SettingProposals proposals) {
        this.paidAhead = paidAhead;
        this.channels = channels;
        this.sales = sales;
        this.funds = funds;
        this.proposals = proposals;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChannelSale", description = "A fund that a channel sells, with bounds of its own")
    record SaleView(@Schema(example = "000198") String fundCode,
            @Schema(description = "First calendar day; absent: from the beginning") @Nullable LocalDate soldFrom,
            @Schema(description = "Last calendar day; absent: no end") @Nullable LocalDate soldThrough,
            @Schema(description = "Yuan in one order; absent: the fund's", example = "20000.00") @Nullable String largestSubscription,
            @Schema(description = "Units; absent: the fund's", example = "30000.00") @Nullable String holdingCap,
            @Schema(description = "Yuan per customer and calendar day; absent: the fund's", example = "5000.00") @Nullable String instantLimit) {

        static SaleView of(ChannelFund sale, String fundCode) {
            return new SaleView(fundCode, sale.soldFrom(), sale.soldThrough(),
                    sale.largestSubscription() == null ? null : sale.largestSubscription().toString(),
                    sale.holdingCap() == null ? null : sale.holdingCap().toString(),
                    sale.instantLimit() == null ? null : sale.instantLimit().toString());
        }
    }

    @Schema(name = "Channel", description = "A wallet brand")
    record View(@Schema(example = "demo") String channel, String nameZh, String nameEn,
            @Schema(description = "By fund code, of all times") List<SaleView> funds,
            @Schema(description = "Oldest first; none: redemptions are paid once the fund's money is there") List<PayoutView> payout,
            @Schema(description = "Yuan paid on confirmation from the operator's own money, and not repaid", example = "0.00") String paidAhead) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChannelPayout", description = "When a channel pays redemptions, until the next row begins")
    record PayoutView(@Schema(description = "First confirmation date") LocalDate validFrom,
            @Schema(description = "Yuan that may be paid on confirmation from the operator's own money and not repaid, all customers together; absent: redemptions are paid once the fund's money is there", example = "100000.00") @Nullable String ownMoneyLimit) {

        static PayoutView of(PaidAhead.Dated dated) {
            Money limit = dated.ownMoneyLimit();
            return new PayoutView(dated.validFrom(), limit == null ? null : limit.toString());
        }
    }

    @Schema(name = "ChannelPayoutRequest", description = "When a channel pays redemptions")
    record PayoutRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First confirmation date, after today") @Nullable LocalDate validFrom,
            @Schema(pattern = Fields.AMOUNT, description = "Yuan that may be paid on confirmation from the operator's own money and not repaid. Absent: redemptions are paid once the fund's money is there", example = "100000.00") @Nullable String ownMoneyLimit,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "ChannelRequest", description = "A new channel")
    record ChannelRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, pattern = SettingFields.CHANNEL, description = "Its code, as in tokens", example = "demo") @Nullable String channel,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_ZH_MAX) @Nullable String nameZh,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = SettingFields.NAME_EN_MAX) @Nullable String nameEn,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @Schema(name = "ChannelSaleRequest", description = "All bounds of a fund in a channel")
    record SaleRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "First calendar day; it stays as it is once it has come") @Nullable LocalDate soldFrom,
            @Schema(description = "Last calendar day; absent: no end. What is no longer sold can still be redeemed") @Nullable LocalDate soldThrough,
            @Schema(pattern = Fields.AMOUNT, description = "Yuan in one order; absent: the fund's", example = "20000.00") @Nullable String largestSubscription,
            @Schema(pattern = Fields.AMOUNT, description = "Units; absent: the fund's", example = "30000.00") @Nullable String holdingCap,
            @Schema(pattern = Fields.AMOUNT, description = "Yuan per customer and calendar day; absent: the fund's", example = "5000.00") @Nullable String instantLimit,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 1, maxLength = Approval.REASON_MAX) @Nullable String reason) {}

    @GetMapping
    @Operation(summary = "List channels, by code", description = "With what they sell. Always one page. Who may call: Finance staff (scope `finance:read`).")
    Page<View> list() {
        Map<Integer, String> codes = funds.all().stream().collect(Collectors.toMap(Fund::fundId, Fund::fundCode));
        List<ChannelFund> all = sales.all();
        return Page.whole(channels.all().stream().map(channel -> new View(channel.channel(), channel.nameZh(),
                channel.nameEn(), all.stream().filter(sale -> sale.channel().equals(channel.channel()))
                        .map(sale -> SaleView.of(sale, codes.getOrDefault(sale.fundId(), ""))).toList(),
                paidAhead.history(channel.channel()).stream().map(PayoutView::of).toList(),
                paidAhead.outstanding(channel.channel()).toString()))
                .toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose a new channel", description = "Once another person has approved it, its customers can be registered; it sells nothing yet. "
            + OPERATORS)
    @ProposesSetting
    ResponseEntity<String> add(Staff staff, IdempotencyKey key, @RequestBody ChannelRequest request) {
        return proposals.propose(staff, key,
                new NewChannel(SettingFields.matching("channel", request.channel(), SettingFields.CHANNEL,
                        Rule.CHANNEL_CODE), SettingFields.nameZh(request.nameZh()),
                        SettingFields.nameEn(request.nameEn())),
                request.reason());
    }

    @PutMapping(path = "/{channel}/funds/{fundCode}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose what a channel sells", description = "Once another person has approved it, the channel sells the fund from `soldFrom` on, within these bounds and the fund's. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such channel or fund")
    ResponseEntity<String> sell(Staff staff, IdempotencyKey key, @PathVariable String channel,
            @PathVariable String fundCode, @RequestBody SaleRequest request) {
        String code = find(channel);
        if (funds.find(fundCode) == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return proposals.propose(staff, key, new ChannelSale(code, fundCode,
                Fields.required("soldFrom", request.soldFrom()), request.soldThrough(),
                SettingFields.moneyIfAny("largestSubscription", request.largestSubscription()),
                SettingFields.unitsIfAny("holdingCap", request.holdingCap()),
                SettingFields.moneyIfAny("instantLimit", request.instantLimit())), request.reason());
    }

    @PostMapping(path = "/{channel}/payout", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Propose when a channel pays redemptions", description = "With a limit: on confirmation, at the operator's own risk and from its own money, as long as what is paid and not repaid is within the limit. "
            + OPERATORS)
    @ProposesSetting
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: no such channel")
    ResponseEntity<String> payOut(Staff staff, IdempotencyKey key, @PathVariable String channel,
            @RequestBody PayoutRequest request) {
        return proposals.propose(staff, key, new NewChannelPayout(find(channel),
                Fields.required("validFrom", request.validFrom()),
                SettingFields.moneyIfAny("ownMoneyLimit", request.ownMoneyLimit())), request.reason());
    }

    private String find(String channel) {
        return channels.all().stream().map(Channel::channel).filter(channel::equals).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemCode.NOT_FOUND));
    }
}
