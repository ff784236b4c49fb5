package org.balancetreasure.api.instant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.instant.AdvanceForecasts;
import org.balancetreasure.instant.AdvanceLines;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The banks' lines: of the whole house, so for finance staff only. */
@RestController
@RequestMapping(path = "/v1/advance-lines", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "advance lines", description = "What banks have granted for instant redemptions")
class AdvanceLinesController {

    private final AdvanceLines lines;
    private final AdvanceForecasts forecasts;

    AdvanceLinesController(AdvanceLines lines, AdvanceForecasts forecasts) {
        this.lines = lines;
        this.forecasts = forecasts;
    }

    @GetMapping
    @Operation(summary = "The lines, by fund and priority", description = """
            What is left of each, what is outstanding, and what it must carry over the coming days: Friday evenings and long \
            holidays are the longest. Always one page. Who may call: finance staff (scope finance).""")
    Page<AdvanceLineView> list() {
        return Page.whole(lines.all().stream()
                .map(standing -> AdvanceLineView.of(standing, forecasts.of(standing))).toList());
    }
}
