package org.balancetreasure.api.settlements;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.settlements.SettlementView.ItemView;
import org.balancetreasure.api.settlements.SettlementView.ObligationView;
import org.balancetreasure.api.settlements.SettlementView.Whole;
import org.balancetreasure.api.web.Shown;
import org.balancetreasure.audit.Act;
import org.balancetreasure.calendar.BusinessClock;
import org.balancetreasure.funds.Funds;
import org.balancetreasure.ledger.BankHolder;
import org.balancetreasure.settlement.Obligation;
import org.balancetreasure.settlement.ObligationItem;
import org.balancetreasure.settlement.Obligations;
import org.balancetreasure.settlement.Settlement;
import org.balancetreasure.settlement.Settlements;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Settlement of all channels, so for finance staff only. */
@RestController
@RequestMapping(path = "/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "settlements", description = "What is owed between us and transfer agents, by settlement day")
class SettlementsController {

    private static final String WHO = "Who may call: Finance staff (scope `finance:read`).";

    private final Settlements settlements;
    private final Obligations obligations;
    private final Funds funds;
    private final BusinessClock clock;
    private final PersonalDataReads reads;

    SettlementsController(Settlements settlements, Obligations obligations, Funds funds, BusinessClock clock,
            PersonalDataReads reads) {
        this.settlements = settlements;
        this.obligations = obligations;
        this.funds = funds;
        this.clock = clock;
        this.reads = reads;
    }

    @GetMapping("/settlements")
    @Operation(summary = "List settlement days with transfer agents, oldest first", description = "Dates `from` to `to`, both inclusive, at most 400; default: the last 30 days. Always one page. "
            + WHO)
    Page<SettlementView> list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        DateRange range = DateRange.of(from, to, clock.today());
        return Page.whole(settlements.list(range.from(), range.to()).stream().map(SettlementView::of).toList());
    }

    @GetMapping("/settlements/{transferAgent}/{date}")
    @Operation(summary = "Get a settlement day with a transfer agent", description = WHO)
    @ApiResponse(responseCode = "200", description = "Its state, what was found on it, and what is netted on it")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: nothing was settled with the agent on that day")
    Whole get(@Parameter(description = "Code of the transfer agent") @PathVariable String transferAgent,
            @PathVariable LocalDate date) {
        DateRange day = DateRange.of(date, date, date);
        Settlement settlement = settlements.find(transferAgent, day.from());
        if (settlement == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return new Whole(SettlementView.of(settlement), views(obligations.ofDay(transferAgent, day.from())),
                views(obligations.netted(transferAgent, day.from())));
    }

    private List<ObligationView> views(List<Obligation> owed) {
        return owed.stream().map(one -> ObligationView.of(one, funds.byId(one.fundId()).fundCode())).toList();
    }

    @GetMapping("/obligations/{obligationId}/items")
    @Operation(summary = "List what is behind an obligation, newest first", description = """
            Each customer shown leaves an entry in the audit trail.             Who may call: Finance staff (scope `finance:read`).""")
    @ApiResponse(responseCode = "200", description = "Orders or confirmations, which add up to the obligation")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no such obligation")
    Page<ItemView> items(Staff staff, @PathVariable String obligationId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        long id = Numbers.inPath(obligationId);
        if (!obligations.exists(id)) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        Page<ObligationItem> found = Page.of(obligations.items(id, page.before(), page.rowsToRead()), page,
                ObligationItem::number, item -> item);
        reads.record(staff, found.items().stream().filter(item -> !BankHolder.is(item.customerId()))
                .map(item -> new Act(Act.Action.OBLIGATION_READ, obligationId, item.customerId())).distinct().toList());
        return new Page<>(found.items().stream().map(item -> new ItemView(item.item(),
                Long.toString(item.customerId()), Shown.hundredths(item.amount()))).toList(), found.next());
    }
}
