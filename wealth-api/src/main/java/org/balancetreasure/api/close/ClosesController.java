package org.balancetreasure.api.close;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.balancetreasure.api.close.CloseView.TrialBalanceView;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.calendar.Days;
import org.balancetreasure.close.Closes;
import org.balancetreasure.close.DayClose;
import org.balancetreasure.close.LedgerExport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closed business dates: sums of all customers, so no data of one. */
@RestController
@RequestMapping("/v1/closes")
@Tag(name = "closes", description = "Closed business dates: trial balance, digest, signature, export for the general ledger")
class ClosesController {

    private static final String WHO = "Who may call: Finance staff (scope `finance:read`).";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Closes closes;
    private final LedgerExport export;

    ClosesController(Closes closes, LedgerExport export) {
        this.closes = closes;
        this.export = export;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List closed business dates, newest first", description = WHO)
    @ApiResponse(responseCode = "200", description = "The closes")
    Page<CloseView> list(@RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Days days = DateRange.ofList(from, to);
        LocalDate last = page.before() > days.to().toEpochDay() ? days.to() : LocalDate.ofEpochDay(page.before() - 1);
        List<DayClose> rows = closes.list(days.from(), last, page.rowsToRead());
        return Page.of(rows, page, close -> close.businessDate().toEpochDay(), CloseView::of);
    }

    @GetMapping(path = "/{date}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Get the trial balance of a closed business date, with digest and signature", description = WHO)
    @ApiResponse(responseCode = "200", description = "The close and each account")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the date is not closed")
    TrialBalanceView get(@PathVariable LocalDate date) {
        DateRange.of(date, date, date);
        DayClose close = closes.find(date);
        if (close == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return TrialBalanceView.of(close, closes.trialBalance(date), closes.assets());
    }

    @GetMapping(path = "/{date}/journal.csv", produces = "text/csv")
    @Operation(summary = "Get a closed business date for the operator's general ledger, as CSV", description = """
            A line for each account of the chart of accounts and asset; debits and credits of an asset are equal. The last \
            line, a comment, has digest and signature. """ + WHO)
    @ApiResponse(responseCode = "200", description = "The lines", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: the date is not closed")
    ResponseEntity<String> journal(@PathVariable LocalDate date) {
        DateRange.of(date, date, date);
        String csv = export.csv(date);
        if (csv == null) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return ResponseEntity.ok().contentType(CSV).body(csv);
    }
}
