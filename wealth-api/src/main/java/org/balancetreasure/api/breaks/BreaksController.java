package org.balancetreasure.api.breaks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.function.Function;
import org.balancetreasure.api.access.Staff;
import org.balancetreasure.api.audit.PersonalDataReads;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.breaks.BreakType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Breaks of all channels, so for finance staff only. */
@RestController
@RequestMapping(path = "/v1/breaks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "breaks", description = "A difference between our books and a partner's, with both sides and an owner")
class BreaksController {

    private final BreakLookup lookup;
    private final PersonalDataReads reads;

    BreaksController(BreakLookup lookup, PersonalDataReads reads) {
        this.lookup = lookup;
        this.reads = reads;
    }

    @GetMapping
    @Operation(summary = "List breaks, newest first", description = """
            Each one shown that names a customer leaves an entry in the audit trail. \
            Who may call: Finance staff (scope `finance:read`).""")
    Page<BreakView> list(Staff staff, @RequestParam(defaultValue = "OPEN") BreakState state,
            @Parameter(description = "Type of break") @RequestParam(required = false) @Nullable BreakType type,
            @Parameter(description = "Transfer agent, bank, or HOUSE") @RequestParam(required = false) @Nullable String partner,
            @Parameter(description = "First `businessDate`") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last `businessDate`") @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        var filter = new BreakLookup.Filter(state, type,
                Fields.codeIfAny("partner", partner), DateRange.ofList(from, to));
        Page<BreakLookup.Row> found = Page.of(lookup.list(filter, page.before(), page.rowsToRead()), page,
                BreakLookup.Row::breakId, Function.identity());
        reads.record(staff, found.items().stream().flatMap(row -> row.read().stream()).toList());
        return new Page<>(found.items().stream().map(BreakView::of).toList(), found.next());
    }
}
