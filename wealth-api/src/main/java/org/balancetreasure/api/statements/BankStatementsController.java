package org.balancetreasure.api.statements;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.balancetreasure.api.paging.DateRange;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
import org.balancetreasure.api.problems.ApiProblem;
import org.balancetreasure.api.problems.ProblemCode;
import org.balancetreasure.api.requests.Fields;
import org.balancetreasure.api.requests.Numbers;
import org.balancetreasure.api.web.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements of our bank accounts, whose lines are sums or name partners. */
@RestController
@RequestMapping(path = "/v1/bank-statements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "bank statements", description = "What banks booked on our accounts, and what of our books it is")
class BankStatementsController {

    private static final String WHO = "Who may call: Finance staff (scope `finance:read`).";

    private final StatementLookup lookup;

    BankStatementsController(StatementLookup lookup) {
        this.lookup = lookup;
    }

    @Schema(name = "BankStatement", description = "A statement of an account of ours, used as a whole")
    record BankStatementView(@Schema(example = "17") String statementId, String bank,
            @Schema(description = "Number of the account") String account,
            @Schema(description = "Day of the closing balance") LocalDate date,
            @Schema(description = "Among those of the account, one after the other") int number,
            @Schema(description = "Yuan; negative: overdrawn", example = "120000.00") String opening,
            @Schema(description = "Yuan; negative: overdrawn", example = "0.00") String closing, long lines,
            @Schema(description = "Business date on which it was booked") LocalDate bookingDate,
            OffsetDateTime takenInAt) {

        static BankStatementView of(StatementLookup.Row row) {
            return new BankStatementView(Long.toString(row.statementId()), row.bankCode(), row.accountNo(), row.day(),
                    row.number(), Shown.hundredths(row.opening()), Shown.hundredths(row.closing()), row.lineCount(),
                    row.bookingDate(), Shown.time(row.takenInAt()));
        }
    }

    @GetMapping
    @Operation(summary = "List statements, newest first", description = WHO)
    Page<BankStatementView> list(@RequestParam(required = false) @Nullable String bank,
            @Parameter(description = "First `date`") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "Last `date`") @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(lookup.list(Fields.codeIfAny("bank", bank), DateRange.ofList(from, to), page.before(),
                page.rowsToRead()), page, StatementLookup.Row::statementId, BankStatementView::of);
    }

    @GetMapping("/{statementId}/lines")
    @Operation(summary = "List the lines of a statement, last first", description = "Each with what it matched. " + WHO)
    @ApiResponse(responseCode = "200", description = "Lines, which lead from the opening to the closing balance")
    @ApiResponse(responseCode = "404", description = "NOT_FOUND: there is no such statement")
    Page<StatementLineView> lines(@PathVariable String statementId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        long id = Numbers.inPath(statementId);
        if (lookup.exists(id) == 0) {
            throw new ApiProblem(ProblemCode.NOT_FOUND);
        }
        return Page.of(lookup.lines(id, page.before(), page.rowsToRead()), page, StatementLookup.Line::lineId,
                StatementLineView::of);
    }
}
