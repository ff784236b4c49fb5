package org.balancetreasure.api.breaks;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.balancetreasure.api.paging.Page;
import org.balancetreasure.api.paging.PageRequest;
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

    BreaksController(BreakLookup lookup) {
        this.lookup = lookup;
    }

    @GetMapping
    @Operation(summary = "List breaks, newest first", description = "Who may call: Finance staff (scope `finance:read`).")
    Page<BreakView> list(@RequestParam(defaultValue = "OPEN") BreakState state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(lookup.inState(state, page.before(), page.rowsToRead()), page, BreakLookup.Row::breakId,
                BreakView::of);
    }
}
